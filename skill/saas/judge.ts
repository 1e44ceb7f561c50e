import * as v from 'valibot';
import type { HttpAnswer } from './exchange';
import { noContent } from './fields';
import type { Operation, SaasApi } from './operation';
import { refusalKinds, type SaasFailure, type SaasOutcome, type UnavailableReason } from './outcome';
import { retryAfterSeconds } from './retry-after';
import { scopeAskedFor } from './scope';

/** The part of a problem document (RFC 9457) by which the skill tells problems apart. */
const problemDocument = v.object({ type: v.pipe(v.string(), v.maxLength(1_000)) });

/** What an answer to an operation means. */
export function judge(api: SaasApi, operation: Operation, answer: HttpAnswer): SaasOutcome {
  const json = parseJson(answer);
  if (answer.status !== operation.status) return judgeFailure(api, operation, answer, json);
  const body = operation.answer === noContent ? {} : json;
  if (body === undefined) return unavailable('not-json');
  const result = v.safeParse(operation.answer, body);
  return result.success ? { kind: 'ok', value: result.output } : unavailable('wrong-shape');
}

function judgeFailure(
  { problems, scopes }: SaasApi,
  operation: Operation,
  { status, headers }: HttpAnswer,
  json: unknown,
): SaasFailure {
  if (status === 401) return { kind: 'token-refused' };
  if (status === 429) {
    return {
      kind: 'rate-limited',
      retryAfterSeconds: retryAfterSeconds(headers['retry-after'] ?? null, Date.now()),
    };
  }
  if (!isRefusal(status)) return unavailable(unexpected(status));

  const kind = refusalKinds[status];
  // Of a URI, relative or not, or of a URN: what stands before its last segment is the API's own affair.
  const named = v.is(problemDocument, json) ? (/(?:^|[/#:])([^/#:]+)$/.exec(json.type)?.[1] ?? '') : '';
  const reason =
    Object.hasOwn(problems, named) && problems[named]?.status === status
      ? named
      : (operation.problems.find((own) => isToldByStatus(problems, own, status)) ?? 'other');
  if (kind !== 'forbidden') return { kind, reason };
  const authenticate = headers['www-authenticate'] ?? null;
  const lacksScope = authenticate?.includes('insufficient_scope') || named === 'insufficient-scope';
  return {
    kind,
    reason: lacksScope ? 'insufficient-scope' : reason,
    scope: scopeAskedFor(authenticate, Object.keys(scopes)) ?? operation.scope,
  };
}

const isToldByStatus = (problems: SaasApi['problems'], name: string, status: number): boolean =>
  problems[name]?.toldBy === 'status' && problems[name].status === status;

const isRefusal = (status: number): status is keyof typeof refusalKinds =>
  Object.hasOwn(refusalKinds, status);

function unexpected(status: number): UnavailableReason {
  if (status >= 500) return 'server-error';
  return status >= 300 && status < 400 ? 'redirect' : 'unexpected-status';
}

/** The outcome of a call that the SaaS did not answer properly. */
export function unavailable(reason: UnavailableReason): SaasFailure<never> {
  return { kind: 'unavailable', reason };
}

/** `application/json`, or a type that ends in `+json`, whatever its parameters. */
const jsonType = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/** The parsed body, or undefined if it isn't declared as JSON or is none. */
function parseJson({ headers, body }: HttpAnswer): unknown {
  if (!jsonType.test(headers['content-type'] ?? '')) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
