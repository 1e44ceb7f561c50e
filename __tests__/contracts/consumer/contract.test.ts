import { readFileSync } from 'node:fs';
import {
  contractFile,
  type WrittenContract,
  type WrittenInteraction,
} from '../../../contracts/consumer/contract-file';
import { interactions } from '../../../contracts/consumer/interactions';
import { stateValue } from '../../../contracts/consumer/matching';
import { outcomeName, outcomes } from '../../../contracts/consumer/outcomes';
import {
  documentedAnswers,
  operationOf,
  requestViolations,
  responseViolations,
} from '../../../contracts/provider/api-document';
import { isStateName, type ProviderState, providerStates, stateNames } from '../../../contracts/states';

const text = readFileSync(contractFile, 'utf8');
const { interactions: written } = JSON.parse(text) as WrittenContract;

const lowerCase = (headers: WrittenInteraction['request']['headers'] = {}) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, values]) => [name.toLowerCase(), values.join(', ')]),
  );

/** What an interaction is about, by its description: the pact file has no room for it. */
const meaning = new Map(interactions.map((one) => [one.description, one]));

describe('the contract covers', () => {
  const seen = new Set(interactions.map(({ outcome }) => outcomeName(outcome)));

  it.each(Object.entries(outcomes))('%s, or says why not', (name, { ...rule }) => {
    expect(seen.has(name as keyof typeof outcomes)).toBe('pinned' in rule);
  });

  it('every answer of the API document, but for a service that is down and a request that the skill cannot make', () => {
    const covered = new Set(
      interactions.map(({ operation, response: { status }, problem }) =>
        JSON.stringify({ operation, status, problem }),
      ),
    );
    const missing = documentedAnswers().filter((answer) => !covered.has(JSON.stringify(answer)));
    expect(missing.filter(({ problem }) => problem !== 'unavailable')).toEqual([
      // The client refuses to be without a key, and its JSON is always JSON.
      { operation: 'addTask', status: 400, problem: 'bad-request' },
    ]);
  });

  it('every state of the catalogue, with parameters as the catalogue says', () => {
    const used = new Set<string>();
    for (const { name, params } of written.flatMap(({ providerStates: states = [] }) => states)) {
      if (!isStateName(name)) throw new Error(`The catalogue has no state "${name}".`);
      const { params: schema }: ProviderState = providerStates[name];
      expect(schema.safeParse(params)).toMatchObject({ success: true });
      used.add(name);
    }
    expect([...used].sort()).toEqual([...stateNames].sort());
  });
});

describe('the contract agrees with the API document:', () => {
  /** Requests that are wrong on purpose, and what is wrong with them. */
  const onPurpose: Readonly<Record<string, RegExp>> = {
    'missing-token': /^the bearer token is missing$/,
    'invalid-task': /^body\/title must /,
  };

  it.each(written)('$description', ({ description, request, response }) => {
    const { operation, problem } = meaning.get(description) ?? {};
    const { method, path, query = {}, headers, body } = request;
    expect(operationOf(method, path)).toBe(operation);

    const violations = requestViolations({
      method,
      path,
      query: Object.fromEntries(Object.entries(query).map(([name, values]) => [name, values.join(',')])),
      headers: lowerCase(headers),
      body: body?.content,
    });
    const purpose = onPurpose[problem ?? ''];
    if (purpose) expect(violations).not.toEqual([]);
    expect(violations.filter((one) => !purpose?.test(one))).toEqual([]);

    // Of a problem the contract pins less than the document describes: the rest is filled in.
    const filled = problem
      ? {
          type: `/problems/${problem}`,
          title: 'x',
          status: response.status,
          ...(response.body?.content as object),
        }
      : response.body?.content;
    const contentType = { 'content-type': 'application/problem+json', ...lowerCase(response.headers) };
    expect(
      responseViolations({ method, path }, { status: response.status, headers: contentType, body: filled }),
    ).toEqual([]);
  });
});

describe('the contract is safe to share:', () => {
  it('its token is an example that decodes to nothing', () => {
    const tokens = written.flatMap(({ request }) => request.headers?.Authorization ?? []);
    expect(new Set(tokens)).toEqual(new Set(['Bearer header.payload.signature']));
    expect(text).not.toMatch(/eyJ[\w-]+\.eyJ[\w-]+\./);
  });

  it('every request with a token takes the one that the states give', () => {
    const supplied = written.filter(({ request }) => request.headers?.Authorization);
    expect(supplied.length).toBe(written.length - 4);
    for (const { request } of supplied) {
      expect(request).toMatchObject({
        generators: {
          header: {
            Authorization: { type: 'ProviderState', expression: `Bearer ${stateValue('accessToken')}` },
          },
        },
      });
    }
  });
});
