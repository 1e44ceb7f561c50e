import { type Check, sources } from '../check';
import type { HttpAnswer } from '../network';
import type { Probe } from '../probe';
import { Skipped } from '../skipped';
import type { ServiceOperation } from '../target';
import { isAccepted } from '../token-answer';
import { listed } from './configuration';

const forEver = 'The skill asks to link, the customer links, and the skill asks to link again, for ever.';

/** What the SaaS API says to the tokens. Only operations that read, and need no id, are asked. */
export const serviceChecks: readonly Check[] = [
  {
    id: 'service-accepts',
    area: 'service',
    asks: 'Does the service take the token, in each operation?',
    severity: 'error',
    customerSees: forEver,
    remedy:
      'Compare issuer, client, token_use and scopes with what the service checks; Cognito’s access token has no audience.',
    source: sources.cognitoTokens,
    needs: ['customer', 'service'],
    ask: async (probe) => {
      const token = String((await probe.tokens()).json.access_token);
      const refused: string[] = [];
      for (const operation of reading(probe)) {
        const { status } = await ask(probe, operation, token);
        if (status === 401 || status === 403 || status >= 500)
          refused.push(`${nameOf(operation)}: ${status}`);
      }
      return listed(refused);
    },
  },
  {
    id: 'service-refuses-changed',
    area: 'service',
    asks: 'Does it refuse a token that was changed, with 401?',
    severity: 'error',
    customerSees: 'Nothing; but whoever makes up a token reads every customer’s data.',
    remedy: 'Verify the signature against the issuer’s keys.',
    source: sources.bearer('3.1'),
    needs: ['customer', 'service'],
    ask: async (probe) => {
      const token = changed(String((await probe.tokens()).json.access_token));
      const { status } = await ask(probe, first(probe), token);
      return status === 401 ? undefined : `status ${status}`;
    },
  },
  {
    id: 'service-challenges',
    area: 'service',
    asks: 'Does it answer 401 with a challenge where there is no token?',
    severity: 'error',
    customerSees: 'The skill says to try later, or reads somebody’s data, instead of asking to link.',
    remedy: 'Answer 401 with WWW-Authenticate: Bearer.',
    source: sources.bearer('3'),
    needs: ['service'],
    ask: async (probe) => {
      const { status, headers } = await ask(probe, first(probe), undefined);
      if (status !== 401) return `status ${status}`;
      return /^bearer\b/i.test(headers['www-authenticate'] ?? '')
        ? undefined
        : 'there is no challenge for Bearer';
    },
  },
  {
    id: 'service-scope',
    area: 'service',
    asks: 'Does it refuse a token without the operation’s scope, with 403?',
    severity: 'error',
    customerSees:
      'With 401: the skill asks to link again, which does not help. With 200: a permission means nothing.',
    remedy: 'Check the scope of each operation, and answer 403 with insufficient_scope.',
    source: sources.bearer('3.1'),
    needs: ['customer', 'service'],
    ask: async (probe) => {
      const operation = first(probe);
      const scopes = probe.target.scopes.filter((one) => one !== operation.scope);
      if (scopes.length === 0) throw new Skipped('there is no other scope to ask for');
      const answer = await probe.exchange(await probe.link({ scope: scopes.join(' ') }));
      if (!isAccepted(answer)) throw new Skipped('no token came without it');
      const { status } = await ask(probe, operation, String(answer.json.access_token));
      return status === 403 ? undefined : `${nameOf(operation)}: status ${status}`;
    },
  },
];

/** Operations that change nothing and need no id. */
function reading({ target }: Probe): readonly ServiceOperation[] {
  const found = (target.service?.operations ?? []).filter(
    ({ method, path }) => method === 'GET' && !path.includes('{'),
  );
  if (found.length === 0) throw new Skipped('the service has no operation that only reads and needs no id');
  return found;
}

function first(probe: Probe): ServiceOperation {
  const [operation] = reading(probe);
  if (operation === undefined) throw new Skipped('there is no operation');
  return operation;
}

function ask(
  probe: Probe,
  { method, path }: ServiceOperation,
  token: string | undefined,
): Promise<HttpAnswer> {
  const url = `${probe.target.service?.baseUrl.replace(/\/$/, '')}${path}`;
  return probe.network.send({
    method: method as 'GET',
    url,
    headers: { accept: 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
  });
}

function nameOf({ method, path }: ServiceOperation): string {
  return `${method} ${path}`;
}

/** The token with one character of its signature, or of itself, changed. */
function changed(token: string): string {
  const at = token.length - 12;
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
}
