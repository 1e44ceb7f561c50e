import { excerpt } from './redaction';

/** A provider state as an interaction of the contract asks for it. */
export interface RequestedState {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What setting up a state gives back: `accessToken` and values that the contract puts into the request. */
export type GivenValues = Readonly<Record<string, unknown>>;

/** Brings provider states about. Whatever it throws makes the interaction fail, with the error's message. */
export interface StateChanges {
  /**
   * Whether states can be changed at all: a quick check before the first interaction.
   *
   * @param known a state that has to be known; absent where no contract says which
   */
  check?(known?: RequestedState): Promise<void>;
  /** @param subject the customer's id in the token, where the verifier has got the token itself */
  setUp(state: RequestedState, subject?: string): Promise<GivenValues>;
  /** Undoes a state. Called for each state of an interaction, whether or not the interaction passed. */
  tearDown(state: RequestedState): Promise<void>;
}

/** The verification could not be carried out: nothing is said about the contract. */
export class VerificationError extends Error {
  override readonly name = 'VerificationError';
}

/** A state that no contract has: an endpoint that accepts it would accept a misspelt one too. */
export const unknownState = 'a state that no contract has';

/** A state that every contract of the skill has. */
export const probeState: RequestedState = {
  name: 'a valid access token',
  params: { customer: 'probe', scopes: [] },
};

/** How to reach a states endpoint. */
export interface HttpStatesOptions {
  /** Milliseconds for each state; default 10 000. */
  readonly timeout?: number;
  /** Sent as `Authorization: Bearer <secret>`, so that the endpoint can refuse everyone else. */
  readonly secret?: string;
}

/**
 * Changes states by Pact's own HTTP protocol: `POST <url>` with `{state, params, action}`, where `action` is
 * `setup` or `teardown`. The answer to `setup` is a JSON object of values; a state that has none may be answered
 * with anything, `OK` as well.
 */
export function httpStates(url: string, options: HttpStatesOptions = {}): StateChanges {
  const { timeout = 10_000, secret } = options;

  const send = async (body: object) => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
        },
        body: JSON.stringify(body),
        redirect: 'manual',
        signal: AbortSignal.timeout(timeout),
      });
      const { ok, status, headers } = response;
      // Within, because a body may break off, too.
      return { ok, status, headers, text: await response.text() };
    } catch (error) {
      throw new VerificationError(`The states endpoint ${url} does not answer: ${reasonOf(error)}.`);
    }
  };

  const change = async (state: RequestedState, action: 'setup' | 'teardown', subject?: string) => {
    const { ok, status, text } = await send({ state: state.name, params: state.params, action, subject });
    if (!ok) {
      throw new Error(
        `The states endpoint answered ${status} to the ${action} of "${state.name}"${quoted(text)}`,
      );
    }
    return text;
  };

  return {
    async check(known) {
      const response = await send({ state: unknownState, params: {}, action: 'setup' });
      const { status } = response;
      if (response.ok) {
        throw new VerificationError(
          `The states endpoint ${url} answered ${status} to a state that does not exist ("${unknownState}"). It ` +
            'must refuse states that it does not know, e.g. with 404: otherwise a misspelt state passes for a ' +
            'state that was set up.',
        );
      }
      if (status === 401 || status === 403) {
        throw new VerificationError(
          `The states endpoint ${url} answered ${status}: is this its URL, and is STATES_SECRET the secret that ` +
            'it expects as its bearer?',
        );
      }
      if (status >= 300 && status < 400) {
        throw new VerificationError(
          `The states endpoint ${url} redirects to ${excerpt(response.headers.get('location') ?? '')}: give that URL, redirects ` +
            'are not followed.',
        );
      }
      if (known) {
        const answer = await send({ state: known.name, params: known.params, action: 'setup' });
        if (answer.ok) await send({ state: known.name, params: known.params, action: 'teardown' });
        if (answer.status === 404 || answer.status === 405) {
          throw new VerificationError(
            `The states endpoint ${url} answered ${answer.status} to "${known.name}", which every contract has: is this ` +
              'its URL?',
          );
        }
      }
    },

    async setUp(state, subject) {
      return parseValues(await change(state, 'setup', subject));
    },

    async tearDown(state) {
      await change(state, 'teardown');
    },
  };
}

/** What an answer says that is no JSON object: shown where a value is missing. */
export const saidInstead = Symbol('said instead of values');

function parseValues(text: string): GivenValues & { readonly [saidInstead]?: string } {
  if (text.trim() === '') return {};
  try {
    const values: unknown = JSON.parse(text);
    if (values !== null && typeof values === 'object' && !Array.isArray(values)) return { ...values };
  } catch {
    // `OK`, for instance
  }
  return { [saidInstead]: excerpt(text) };
}

/** The start of an answer, for an error's end. */
function quoted(text: string): string {
  const start = excerpt(text);
  return start === '' ? '.' : `: ${start}`;
}

/** Why a request was not answered, in words and with the error's code. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer in time';
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER') return `it does not speak TLS, as https:// says (${code})`;
  return code === undefined || cause.message.includes(code)
    ? cause.message || String(code)
    : `${cause.message} (${code})`;
}
