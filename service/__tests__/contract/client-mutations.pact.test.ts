import { outcomeOf, type Wire } from '../../../__tests__/support/client-run';
import { interactionsOf } from '../../../contracts/consumer/interactions';
import { createMockSaas } from '../../../contracts/consumer/mock-saas';
import { api } from '../api';

/** A fault that the skill's client could have, put on the wire, and the interaction that has to notice it. */
interface ClientMutation {
  readonly fault: string;
  readonly noticedBy: string;
  readonly wire: Wire;
}

interface SentRequest {
  url: URL;
  method: string;
  headers: Headers;
  body: string | undefined;
}

/** A client that sends something else. */
function sending(fault: string, noticedBy: string, change: (request: SentRequest) => void): ClientMutation {
  const wire: Wire = (next) => (asked, signal) => {
    const request: SentRequest = {
      ...asked,
      url: new URL(asked.url),
      headers: new Headers(asked.headers),
      body: asked.body,
    };
    change(request);
    const { url, method, headers, body } = request;
    const sent = { url: url.href, method, headers: Object.fromEntries(headers), body };
    // A client with a fault may use any method.
    return next(sent as Parameters<typeof next>[0], signal);
  };
  return { fault, noticedBy, wire };
}

interface SeenResponse {
  status: number;
  headers: Headers;
  body: string;
}

/** A client that is blind to something, or takes it for something else. */
function seeing(fault: string, noticedBy: string, change: (response: SeenResponse) => void): ClientMutation {
  const wire: Wire = (next) => async (request, signal) => {
    const answer = await next(request, signal);
    const seen: SeenResponse = { ...answer, headers: new Headers(answer.headers as Record<string, string>) };
    change(seen);
    return { ...seen, headers: Object.fromEntries(seen.headers) };
  };
  return { fault, noticedBy, wire };
}

const account = 'a request for the account';
const list = 'a request for open tasks';
const nextPage = 'a request for open tasks on the next page';
const add = 'a request to add a task';
const complete = 'a request to complete a task';

const replaceIn =
  (from: string | RegExp, to: string) =>
  (response: SeenResponse): void => {
    response.body = response.body.replace(from, to);
  };

const mutations: readonly ClientMutation[] = [
  sending('the token is not sent', account, ({ headers }) => headers.delete('Authorization')),
  sending('the token has another scheme', account, ({ headers }) =>
    headers.set('Authorization', String(headers.get('Authorization')).replace('Bearer', 'Token')),
  ),
  sending('the token goes into the query', account, ({ url, headers }) => {
    url.searchParams.set('access_token', String(headers.get('Authorization')).replace('Bearer ', ''));
    headers.delete('Authorization');
  }),
  sending('the token is cut off', account, ({ headers }) =>
    headers.set('Authorization', String(headers.get('Authorization')).replace(/\.[^.]+$/, '')),
  ),
  sending('the path has no version', account, ({ url }) => {
    url.pathname = url.pathname.replace('/v1', '');
  }),
  sending('the path ends with a slash', account, ({ url }) => {
    url.pathname += '/';
  }),
  sending('an answer in another format is asked for', account, ({ headers }) =>
    headers.set('Accept', 'text/html'),
  ),
  sending('the status is not asked for', list, ({ url }) => url.searchParams.delete('status')),
  sending('tasks that are done are asked for', list, ({ url }) => url.searchParams.set('status', 'done')),
  sending('the limit is not sent', list, ({ url }) => url.searchParams.delete('limit')),
  sending('the limit has another name', list, ({ url }) => {
    url.searchParams.set('page_size', String(url.searchParams.get('limit')));
    url.searchParams.delete('limit');
  }),
  sending('one task more is asked for', list, ({ url }) => url.searchParams.set('limit', '6')),
  sending('the cursor is not sent', nextPage, ({ url }) => url.searchParams.delete('cursor')),
  sending('the cursor has another name', nextPage, ({ url }) => {
    url.searchParams.set('page', String(url.searchParams.get('cursor')));
    url.searchParams.delete('cursor');
  }),
  sending('no idempotency key is sent', add, ({ headers }) => headers.delete('Idempotency-Key')),
  sending('the idempotency key is empty', add, ({ headers }) => headers.set('Idempotency-Key', '')),
  sending('the idempotency key is too long', add, ({ headers }) =>
    headers.set('Idempotency-Key', 'x'.repeat(256)),
  ),
  sending('the title has another name', add, (request) => {
    request.body = request.body?.replace('title', 'name');
  }),
  sending('the title is changed', add, (request) => {
    request.body = request.body?.toLowerCase();
  }),
  sending('umlauts are lost', `${add} in other letters`, (request) => {
    request.body = request.body?.normalize('NFD').replace(/\p{M}/gu, '');
  }),
  sending('a field is added to the body', add, (request) => {
    request.body = request.body?.replace('}', ',"status":"open"}');
  }),
  sending('the body is not declared as JSON', add, ({ headers }) =>
    headers.set('Content-Type', 'text/plain'),
  ),
  sending('the body is a form', add, (request) => {
    request.headers.set('Content-Type', 'application/x-www-form-urlencoded');
    request.body = 'title=Buy+milk';
  }),
  sending('adding is a PUT', add, (request) => {
    request.method = 'PUT';
  }),
  sending('completing is a PATCH', complete, (request) => {
    request.method = 'PATCH';
  }),
  sending('completing names the task in the query', complete, ({ url }) => {
    url.pathname = '/v1/tasks/complete';
    url.searchParams.set('id', 'tsk_1');
  }),
  seeing('a 401 is taken for a fault of the server', `${account} with an expired token`, (response) => {
    response.status = 500;
  }),
  seeing('a 403 is taken for a 401', `${account} without the scope profile.read`, (response) => {
    response.status = 401;
  }),
  seeing('the challenge is not read', `${account} without the scope profile.read`, ({ headers }) =>
    headers.delete('WWW-Authenticate'),
  ),
  seeing('Retry-After is not read', `${list} after too many others`, ({ headers }) =>
    headers.delete('Retry-After'),
  ),
  seeing(
    'a problem has no type',
    `${add} beyond the limit of the plan`,
    replaceIn('/problems/', '/problems-'),
  ),
  seeing('problem documents are not JSON', `${complete} that is done already`, ({ headers }) =>
    headers.set('Content-Type', 'text/html'),
  ),
  seeing('a conflict is a success', `${add} with the key of another`, (response) => {
    response.status = 201;
  }),
  seeing('the next cursor is not read', `${list} of which there are more`, replaceIn('nextCursor', 'next')),
  seeing(
    'a limit of null is none at all',
    `${account} of a plan without a limit`,
    replaceIn('"taskLimit":null', '"taskLimit":0'),
  ),
  seeing('a due day is not read', list, replaceIn('dueOn', 'due')),
  seeing('a task that does not exist is a bad request', `${complete} that does not exist`, (response) => {
    response.status = 400;
  }),
];

const interactions = interactionsOf(api);
const mockSaas = createMockSaas('mutations');

describe("a fault of the skill's client is noticed:", () => {
  it.each(mutations)('$fault ($noticedBy)', async ({ noticedBy, wire }) => {
    const interaction = interactions.find(({ description }) => description === noticedBy);
    if (!interaction) throw new Error(`The contract has no interaction "${noticedBy}".`);

    const asContracted = outcomeOf(api, interaction, mockSaas, wire).then((outcome) =>
      expect(outcome).toMatchObject(interaction.outcome),
    );

    await expect(asContracted).rejects.toThrow();
  });

  it('of at least fifteen', () => {
    expect(new Set(mutations.map(({ fault }) => fault)).size).toBeGreaterThanOrEqual(15);
  });

  it('and nothing is noticed where there is none', async () => {
    const unchanged = sending('', '', () => undefined).wire;
    const notBlind = seeing('', '', () => undefined).wire;
    const noticing = new Set(mutations.map(({ noticedBy }) => noticedBy));
    for (const interaction of interactions.filter(({ description }) => noticing.has(description))) {
      expect(await outcomeOf(api, interaction, mockSaas, (next) => unchanged(notBlind(next)))).toMatchObject(
        interaction.outcome,
      );
    }
  });
});
