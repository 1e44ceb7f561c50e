import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { ForwardedRequest } from '../verifier/gateway';
import type { StateChanges } from '../verifier/provider-states';
import { migrationPath } from './reference';
import { signingStates } from './states';

/** Ten minutes; the specification's libraries take five, in either direction. */
const tooFarMs = 10 * 60_000;

/** How far from now a request is dated, by the state in which it is sent. Default: not at all. */
const skews: Readonly<Record<string, number>> = {
  [signingStates.old]: -tooFarMs,
  [signingStates.ahead]: tooFarMs,
};

/**
 * Lets a verification sign the contract's requests with the endpoint's own key, rightly or, where a state of the
 * contract says so, wrongly. The library that signs is not the function's code.
 *
 * @param states those of the endpoint, which is not asked for the ones of the signature
 * @param signingKey `whsec_…`
 */
export function signing(
  states: StateChanges,
  signingKey: string,
): { readonly states: StateChanges; readonly rewrite: (request: ForwardedRequest) => ForwardedRequest } {
  const own: readonly string[] = Object.values(signingStates);
  let wrongly: string | undefined;
  return {
    states: {
      ...states,
      async setUp(state, subject) {
        if (!own.includes(state.name)) return states.setUp(state, subject);
        wrongly = state.name;
        return {};
      },
      async tearDown(state) {
        if (!own.includes(state.name)) return states.tearDown(state);
        wrongly = undefined;
      },
    },
    rewrite: ({ url, headers, body }) => {
      const key =
        wrongly === signingStates.another ? `whsec_${randomBytes(32).toString('base64')}` : signingKey;
      const moment = new Date(Date.now() + (skews[wrongly ?? ''] ?? 0));
      const text = `${String(body ?? '')}${wrongly === signingStates.changed ? ' ' : ''}`;
      const id = `msg_${randomBytes(12).toString('hex')}`;
      const unsigned = Object.fromEntries(
        Object.entries(headers).filter(([name]) => !name.toLowerCase().startsWith('webhook-')),
      );
      const signature = {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(moment.getTime() / 1000)),
        'webhook-signature': new Webhook(key).sign(id, moment, text),
      };
      return {
        // The endpoint may stand at any path.
        url: url.startsWith(migrationPath) ? url.slice(migrationPath.length) : url,
        headers: { ...unsigned, ...(wrongly !== signingStates.missing && signature) },
        body,
      };
    },
  };
}
