import { type Check, sources } from '../check';
import type { Probe } from '../probe';
import { Skipped } from '../skipped';
import { describe, isAccepted } from '../token-answer';
import { withoutPkce } from './authorization';

/** What becomes of an authorization code of a customer. */
export const codeChecks: readonly Check[] = [
  {
    id: 'state-with-code',
    area: 'code',
    asks: 'Does a `state` of 2,000 characters come back unchanged with the code?',
    severity: 'error',
    customerSees: '“We were unable to link”, after signing in.',
    remedy: 'Keep `state` as it is through all pages of the sign-in.',
    source: sources.oauth('4.1.2'),
    needs: ['customer'],
    ask: async (probe) => {
      const { state } = await probe.firstLink();
      if (state === probe.longState) return undefined;
      return state === null
        ? 'it did not come back'
        : `${state.length} characters came back, others than were sent`;
    },
  },
  {
    id: 'code-exchanged',
    area: 'code',
    asks: 'Does Alexa get tokens for a code?',
    severity: 'error',
    customerSees: '“We were unable to link”, after signing in.',
    remedy: 'Look at what the access token URI answered here, and into the server’s log.',
    source: sources.troubleshooting,
    needs: ['customer'],
    ask: async (probe) => {
      const answer = await probe.firstExchange();
      return isAccepted(answer) ? undefined : describe(answer);
    },
  },
  {
    id: 'code-without-pkce',
    area: 'code',
    asks: 'Does Alexa get tokens without PKCE too, which is how it asks unless told?',
    severity: 'warning',
    customerSees: '“We were unable to link”, as long as PKCE is off at Alexa.',
    remedy: 'Turn PKCE on in Alexa’s configuration, or make it no duty at the server.',
    source: sources.configure,
    needs: ['customer'],
    ask: async (probe) => {
      if (!(await probe.isSignIn(await probe.authorize(withoutPkce)))) {
        throw new Skipped('the server takes no request without PKCE');
      }
      const answer = await probe.exchange(await probe.link(withoutPkce));
      return isAccepted(answer) ? undefined : describe(answer);
    },
  },
  refusal({
    id: 'pkce-wrong-verifier',
    asks: 'Is a code with the wrong PKCE verifier refused?',
    customerSees: 'Nothing; but PKCE protects nobody.',
    remedy: 'Compare the verifier’s SHA-256 with the challenge.',
    source: sources.pkce('4.6'),
    attempt: async (probe) => probe.exchange(await probe.link(), { code_verifier: 'w'.repeat(43) }),
  }),
  refusal({
    id: 'pkce-no-verifier',
    asks: 'Is a code refused without the verifier that its request promised?',
    customerSees: 'Nothing; but PKCE protects nobody.',
    remedy: 'Ask for a verifier whenever there was a challenge.',
    source: sources.pkce('4.6'),
    attempt: async (probe) => probe.exchange(await probe.link(), { code_verifier: undefined }),
  }),
  refusal({
    id: 'code-redirect',
    asks: 'Is a code refused with another redirect URL than its own?',
    customerSees: 'Nothing; but a code that was led astray is good.',
    remedy: 'Keep the redirect URL with the code, and compare.',
    source: sources.oauth('4.1.3'),
    attempt: async (probe) => {
      const [, other] = probe.target.redirectUrls;
      return probe.exchange(await probe.link(), { redirect_uri: other ?? probe.strangeRedirectUrl });
    },
  }),
  refusal({
    id: 'code-client',
    asks: 'Is a code refused to another client?',
    customerSees: 'Nothing; but another client gets the customer’s tokens.',
    remedy: 'Keep the client with the code, and compare.',
    source: sources.oauth('4.1.3'),
    attempt: async (probe) =>
      probe.exchange(await probe.link(), {}, { clientId: 'voicelink-another-client', clientSecret: 'none' }),
  }),
  refusal({
    id: 'code-once',
    asks: 'Is a code good once only?',
    customerSees: 'Nothing; but a code that was seen can be used again.',
    remedy: 'Forget a code as it is used.',
    source: sources.oauth('4.1.2'),
    attempt: async (probe) => {
      const link = await probe.link();
      const first = await probe.exchange(link);
      if (!isAccepted(first)) throw new Skipped('no tokens came for the first use');
      return probe.exchange(link);
    },
  }),
];

/** A use of a code that has to be refused; each is tried with a sign-in of its own. */
function refusal({
  attempt,
  ...one
}: Omit<Check, 'area' | 'severity' | 'needs' | 'ask'> & {
  readonly attempt: (probe: Probe) => ReturnType<Probe['exchange']>;
}): Check {
  return {
    ...one,
    area: 'code',
    severity: 'error',
    needs: ['customer'],
    ask: async (probe) => (isAccepted(await attempt(probe)) ? 'tokens came' : undefined),
  };
}
