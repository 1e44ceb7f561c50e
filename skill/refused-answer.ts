import type { Envelope } from './envelope';

/** What Alexa says of an answer that it did not take. */
export interface RefusedAnswer {
  /** e.g. `INVALID_RESPONSE`. */
  readonly type: string | undefined;
  /** e.g. `INVALID_DATASOURCE`; of a session's end `ERROR`. */
  readonly reason: string | undefined;
  /** Of the request whose answer it was. */
  readonly requestId: string | undefined;
}

/** Alexa writes the request into the message where it has no field for it. */
const idInMessage = /\bamzn1\.echo-api\.request\.[0-9a-f-]{36}\b/;

/** Of what is shown (APL), heard (APLA) or played (HTML) on the device. */
const presentationError = /^Alexa\.Presentation\.[A-Z]+\.RuntimeError$/;

/**
 * The answer that Alexa did not take, as far as it says so: at the end of a session, as an exception, or when a
 * document could not be shown. Nobody hears of it but the log.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/custom-skills/request-types-reference.html#sessionendedrequest
 */
export function refusedAnswer({ request }: Envelope): RefusedAnswer | undefined {
  const { type, reason, error, errors, cause } = request;
  if (type === 'SessionEndedRequest' && error !== undefined) {
    return { type: error.type, reason, requestId: idInMessage.exec(error.message ?? '')?.[0] };
  }
  if (type === 'System.ExceptionEncountered') {
    return { type: error?.type, reason: error?.reason, requestId: cause?.requestId };
  }
  if (presentationError.test(type)) {
    const first = errors?.[0] ?? error;
    return { type: first?.type, reason: first?.reason, requestId: undefined };
  }
  return undefined;
}
