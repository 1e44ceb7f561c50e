import type { HttpAnswer } from './network';

/** An answer of the token endpoint. */
export interface TokenAnswer extends HttpAnswer {
  /** Members of its JSON object; empty where it is none. */
  readonly json: Readonly<Record<string, unknown>>;
  readonly isJson: boolean;
}

/** Did the token endpoint give tokens? */
export function isAccepted({ status, json }: TokenAnswer): boolean {
  return status === 200 && typeof json.access_token === 'string' && json.access_token !== '';
}

/** Did it say that it does not know the client? */
export function refusesClient({ status, json }: TokenAnswer): boolean {
  return status === 401 || json.error === 'invalid_client';
}

/** What an answer was, without what it holds. */
export function describe({ status, json, isJson }: TokenAnswer): string {
  const error = typeof json.error === 'string' ? ` ${json.error.slice(0, 60)}` : '';
  return `status ${status}${error}${isJson ? '' : ', no JSON'}`;
}

/** Reads what the token endpoint answered. */
export function readTokenAnswer(answer: HttpAnswer): TokenAnswer {
  return { ...answer, ...readJson(answer.body) };
}

function readJson(body: string): Pick<TokenAnswer, 'json' | 'isJson'> {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { json: value as Record<string, unknown>, isJson: true };
    }
  } catch {
    // no JSON
  }
  return { json: {}, isJson: false };
}

/** What is wrong with the lifetime that an answer tells; undefined where it is a number. */
export function expiresInFault({ json }: TokenAnswer): string | undefined {
  const { expires_in: seconds } = json;
  if (typeof seconds === 'number') return undefined;
  return seconds === undefined ? 'it is missing' : `it is a ${typeof seconds}`;
}
