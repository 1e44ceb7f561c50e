import { statesOf } from '../../../contracts/states';
import { checkValues } from '../../../contracts/verifier/handler-states';
import { httpStates } from '../../../contracts/verifier/provider-states';
import { type Answer, startFakeService } from '../../support/fake-service';
import { lamp } from '../../support/lamp/api';
import { newToken } from './small-contract';

const known = { name: 'a valid access token', params: { customer: 'probe', scopes: [] } };

async function withEndpoint<Result>(
  answer: Answer,
  use: (states: ReturnType<typeof httpStates>, requests: readonly unknown[]) => Promise<Result>,
): Promise<Result> {
  const endpoint = await startFakeService(answer);
  try {
    return await use(httpStates(`${endpoint.url}/_states`), endpoint.requests);
  } finally {
    await endpoint.close();
  }
}

describe('a states endpoint is found wrong before the first request:', () => {
  it.each<[string, Answer, RegExp]>([
    [
      'another URL',
      (_request, reply) => reply.code(404).send(),
      /answered 404 to "a valid access token".*is this its URL\?$/,
    ],
    [
      'an old URL',
      (_request, reply) => reply.redirect('https://new.example.com/_states', 301),
      /redirects to https:\/\/new\.example\.com\/_states: give that URL, redirects are not followed\.$/,
    ],
    ['one that takes any state', (_request, reply) => reply.send({}), /to a state that does not exist/],
    ['one that does not know us', (_request, reply) => reply.code(401).send(), /is STATES_SECRET the secret/],
  ])('%s', async (_what, answer, message) => {
    await withEndpoint(answer, async (states, requests) => {
      await expect(states.check?.(known)).rejects.toThrow(message);
      expect(requests.length).toBeLessThanOrEqual(2);
    });
  });
});

describe('the answer of a states endpoint', () => {
  const ok: Answer = (_request, reply) => reply.type('text/plain').send('OK');

  it('may be anything where the state has no values', async () => {
    await withEndpoint(ok, async (states) => {
      const values = await states.setUp({ name: 'a lamp', params: {} });
      expect(() => checkValues(statesOf(lamp), 'a lamp', values)).not.toThrow();
    });
  });

  it('is shown where a value is missing', async () => {
    await withEndpoint(ok, async (states) => {
      const values = await states.setUp(known);
      expect(() => checkValues(statesOf(lamp), known.name, values)).toThrow(
        /What "a valid access token" gave is not as .*accessToken.*, and the endpoint said: OK$/s,
      );
    });
  });

  it('that breaks off is none', async () => {
    const breakOff: Answer = (_request, reply) => {
      reply.raw.writeHead(200, { 'content-length': '100' });
      reply.raw.write('{"accessToken":', () => reply.raw.destroy());
      return reply;
    };
    await withEndpoint(breakOff, async (states) => {
      await expect(states.setUp(known)).rejects.toThrow(/^The states endpoint \S+ does not answer: /);
    });
  });

  it.each<[string, (token: string) => [number, unknown]]>([
    ['in a list', (token) => [200, [{ accessToken: token }]]],
    ['in a failure', (token) => [500, { error: `could not use ${token} ${'x'.repeat(400)}` }]],
    ['in a long failure', (token) => [500, `${'x'.repeat(290)} ${token}`]],
  ])('shows no token %s', async (_what, answer) => {
    const header = Buffer.from('{"alg":"RS256","kid":"one"}').toString('base64url');
    const token = `${header}.${newToken().split('.').slice(1).join('.')}`;
    const [status, body] = answer(token);
    await withEndpoint(
      (_request, reply) => reply.code(status).send(body),
      async (states) => {
        const said = await states.setUp(known).then(
          (values) => {
            try {
              checkValues(statesOf(lamp), known.name, values);
              return '';
            } catch (error) {
              return String(error);
            }
          },
          (error: unknown) => String(error),
        );
        expect(said).toMatch(/accessToken|answered 500/);
        for (const part of token.split('.').slice(1)) expect(said).not.toContain(part.slice(0, 12));
      },
    );
  });
});
