import type { FastifyRequest } from 'fastify';
import { sameText } from '../cognito/same-text';

/** Why a request is not answered. */
export interface Refusal {
  readonly status: number;
  readonly error: string;
}

interface GuardRule {
  readonly refusal: Refusal;
  refuses(request: FastifyRequest, host: string, token: string): boolean;
}

const changes = ({ method }: FastifyRequest) => method !== 'GET' && method !== 'HEAD';

/**
 * What keeps other pages out. A name that somebody points at this machine is not answered (DNS rebinding), and
 * nothing is changed for a request that the page itself did not make.
 */
const rules: readonly GuardRule[] = [
  {
    refusal: { status: 421, error: 'This page is served under 127.0.0.1 only.' },
    refuses: (request, host) => request.headers.host !== host,
  },
  {
    refusal: { status: 403, error: 'Only the page itself may do that.' },
    refuses: (request, host) =>
      changes(request) && (request.headers.origin ?? `http://${host}`) !== `http://${host}`,
  },
  {
    refusal: { status: 403, error: 'Only the page itself may do that.' },
    refuses: (request) =>
      changes(request) && (request.headers['sec-fetch-site'] ?? 'same-origin') !== 'same-origin',
  },
  {
    refusal: { status: 403, error: 'The page is out of date: load it again.' },
    refuses: (request, _host, token) =>
      changes(request) && !sameText(token, String(request.headers['x-rehearsal-token'] ?? '')),
  },
];

/** Why a request is refused, or undefined. */
export function refusalOf(request: FastifyRequest, host: string, token: string): Refusal | undefined {
  return rules.find((rule) => rule.refuses(request, host, token))?.refusal;
}
