import type { AccessTokenScheme } from '../../../alexa/client-authentication';
import { alexaLimits } from '../../../alexa/limits';
import { type Check, sources } from '../check';
import { NoAnswer } from '../network';
import type { Probe } from '../probe';
import { Skipped } from '../skipped';
import { describe, isAccepted, refusesClient } from '../token-answer';

const unable = '“We were unable to link”, after signing in.';

/** How many answers are timed. */
const timed = 5;

/** What the token endpoint says to whoever brings no code of a customer. */
export const tokenChecks: readonly Check[] = [
  {
    id: 'token-answers',
    area: 'token',
    asks: 'Does the access token URI answer a POST?',
    severity: 'error',
    customerSees: unable,
    remedy: 'Check the access token URI; let Amazon’s addresses through the firewall.',
    source: sources.requirements,
    ask: async (probe) => {
      try {
        const { status } = await probe.strangeCode();
        return status === 404 || status === 405 || status >= 500 ? `status ${status}` : undefined;
      } catch (error) {
        if (error instanceof NoAnswer) return error.message;
        throw error;
      }
    },
  },
  {
    id: 'token-no-redirect',
    area: 'token',
    asks: 'Does it answer there, without a redirect?',
    severity: 'error',
    customerSees: unable,
    remedy:
      'Give Alexa the address that the redirect leads to: a POST, and the secret in it, follow no redirect.',
    source: sources.oauth('3.2'),
    ask: async (probe) => {
      const { status, headers } = await probe.strangeCode();
      if (status < 300 || status > 399) return undefined;
      const { location = '' } = headers;
      const to = URL.canParse(location, probe.target.accessTokenUri)
        ? new URL(location, probe.target.accessTokenUri)
        : undefined;
      return `status ${status}${to ? ` to ${to.host}${to.pathname}` : ''}`;
    },
  },
  {
    id: 'token-client',
    area: 'token',
    asks: 'Is the client taken by the way of authentication that Alexa is configured for?',
    severity: 'error',
    customerSees: unable,
    remedy:
      'Check id and secret (linking:push --set-secret sends it again), and choose the scheme that the server takes.',
    source: sources.configure,
    ask: async (probe) => {
      const { scheme } = probe.target;
      if (!refusesClient(await probe.strangeCode())) return undefined;
      const other: AccessTokenScheme = scheme === 'HTTP_BASIC' ? 'REQUEST_BODY_CREDENTIALS' : 'HTTP_BASIC';
      const takesOther = !refusesClient(await probe.strangeCode({ scheme: other }));
      return takesOther ? `${scheme} is refused, and ${other} is taken` : `both ways are refused`;
    },
  },
  {
    id: 'token-secret',
    area: 'token',
    asks: 'Is a wrong client secret refused?',
    severity: 'error',
    customerSees: 'Nothing; but a stolen code is enough to get a customer’s tokens.',
    remedy: 'Make the client a confidential one, and check its secret.',
    source: sources.oauth('3.2.1'),
    ask: async (probe) => {
      const wrong = await probe.strangeCode({ clientSecret: 'voicelink-not-the-secret' });
      if (refusesClient(wrong)) return undefined;
      if (probe.target.customer === undefined) {
        throw new Skipped('the server looks at the code first: it needs a test customer (--user)');
      }
      const answer = await probe.exchange(
        await probe.link(),
        {},
        { clientSecret: 'voicelink-not-the-secret' },
      );
      return isAccepted(answer) ? 'tokens came for a wrong secret' : undefined;
    },
  },
  {
    id: 'token-charset',
    area: 'token',
    asks: 'Is a form body taken whose content type names a charset, as Alexa’s does?',
    severity: 'error',
    customerSees: unable,
    remedy: 'Compare the media type alone, without its parameters.',
    source: sources.requirements,
    ask: async (probe) => {
      const [plain, named] = [
        await probe.strangeCode({ contentType: 'application/x-www-form-urlencoded' }),
        await probe.strangeCode(),
      ];
      const isSame = plain.status === named.status && plain.json.error === named.json.error;
      return isSame ? undefined : `${describe(named)}; without a charset ${describe(plain)}`;
    },
  },
  {
    id: 'error-status',
    area: 'token',
    asks: 'Has a refusal the status 400 or 401?',
    severity: 'error',
    customerSees: 'A link that is broken stays so: Alexa does not learn that the customer has to link again.',
    remedy: 'Answer what is refused with 400, and an unknown client with 400 or 401.',
    source: sources.oauth('5.2'),
    ask: async (probe) => {
      const { status } = await probe.strangeCode();
      return status === 400 || status === 401 ? undefined : `status ${status} for a code that never was`;
    },
  },
  {
    id: 'error-shape',
    area: 'token',
    asks: 'Is a refusal JSON with a member `error`?',
    severity: 'error',
    customerSees: 'A link that is broken stays so: Alexa does not learn that the customer has to link again.',
    remedy: 'Answer {"error":"invalid_grant"} and the like.',
    source: sources.oauth('5.2'),
    ask: async (probe) => {
      const answer = await probe.strangeCode();
      return typeof answer.json.error === 'string' ? undefined : describe(answer);
    },
  },
  {
    id: 'error-code',
    area: 'token',
    asks: 'Is an unknown code refused with `invalid_grant`?',
    severity: 'warning',
    customerSees: 'A link that has ended is not told from a server that has trouble.',
    remedy: 'Answer invalid_grant for codes and refresh tokens that are unknown, used or ended.',
    source: sources.oauth('5.2'),
    ask: async (probe) => {
      const answer = await probe.strangeCode();
      if (typeof answer.json.error !== 'string' || refusesClient(answer))
        throw new Skipped('no code was looked at');
      return answer.json.error === 'invalid_grant' ? undefined : describe(answer);
    },
  },
  {
    id: 'content-type',
    area: 'token',
    asks: 'Does it answer as application/json?',
    severity: 'warning',
    customerSees: unable,
    remedy: 'Send content-type: application/json.',
    source: sources.oauth('5.1'),
    ask: async (probe) => {
      const { headers } = await answerOf(probe);
      const type = headers['content-type'] ?? 'none';
      return /^application\/json\b/i.test(type) ? undefined : type.slice(0, 60);
    },
  },
  {
    id: 'token-time',
    area: 'token',
    asks: `Does each answer come within ${alexaLimits.tokenEndpointMs / 1_000} s?`,
    severity: 'error',
    customerSees: `${unable} Linked customers are asked to link again, now and then.`,
    remedy: 'Find out what takes long: a cold start, a slow hash, a database. Alexa does not ask twice.',
    source: sources.requirements,
    ask: async (probe) => {
      const times: number[] = [];
      for (let turn = 0; turn < timed; turn += 1) {
        const { ms } = await probe.token({ grant_type: 'refresh_token', refresh_token: `voicelink-${turn}` });
        times.push(ms);
      }
      if (probe.target.customer) {
        const answered = await probe.firstExchange().catch(() => undefined);
        if (answered) times.push(answered.ms);
      }
      const slowest = Math.max(...times);
      return slowest > alexaLimits.tokenEndpointMs
        ? `the slowest of ${times.length} took ${Math.round(slowest)} ms`
        : undefined;
    },
  },
];

/** A success, where there is a customer to have one; otherwise a refusal. */
async function answerOf(probe: Probe) {
  if (probe.target.customer === undefined) return probe.strangeCode();
  try {
    return await probe.tokens();
  } catch (error) {
    if (error instanceof Skipped) return probe.strangeCode();
    throw error;
  }
}
