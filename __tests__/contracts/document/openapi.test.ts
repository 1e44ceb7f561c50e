import { apiDocument } from '../../../contracts/document/openapi';
import {
  type DescribedRequest,
  type DescribedResponse,
  describedDocument,
} from '../../support/described-document';
import { lamp } from '../../support/lamp/api';

const { documentedAnswers, operationOf, requestViolations, responseViolations } = describedDocument(
  apiDocument(lamp),
);

const dim: DescribedRequest = {
  method: 'PUT',
  path: '/rooms/kitchen/lamp',
  headers: { authorization: 'Bearer a.b.c' },
  body: { brightness: 40 },
};
const look: DescribedRequest = { method: 'GET', path: '/lamp', headers: { authorization: 'Bearer a.b.c' } };
const json = { 'content-type': 'application/json; charset=utf-8' };
const dimmed: DescribedResponse = { status: 200, headers: json, body: { brightness: 40 } };
const refused: DescribedResponse = {
  status: 401,
  headers: { 'content-type': 'application/problem+json', 'www-authenticate': 'Bearer realm="x"' },
  body: { type: '/problems/missing-token', title: 'x', status: 401 },
};

describe('the API document', () => {
  it('finds nothing wrong with what it describes', () => {
    expect([...requestViolations(dim), ...requestViolations(look)]).toEqual([]);
    expect([...responseViolations(dim, dimmed), ...responseViolations(dim, refused)]).toEqual([]);
    expect(operationOf('PUT', '/rooms/kitchen/lamp')).toBe('dim');
  });

  it('has the problems that every operation has, the service’s own, and those of what is read', () => {
    const problems = documentedAnswers()
      .filter(({ operation }) => operation === 'dim')
      .flatMap(({ problem }) => problem ?? []);

    expect(problems.sort()).toEqual([
      'bad-request',
      'insufficient-scope',
      'invalid-token',
      'lamp-broken',
      'missing-token',
      'not-found',
      'rate-limited',
      'unavailable',
    ]);
  });

  it.each<[string, DescribedRequest, RegExp]>([
    ['an unknown path', { ...look, path: '/lamps' }, /^GET \/lamps is not described$/],
    ['an unknown method', { ...look, method: 'DELETE' }, /is not described$/],
    ['no token', { ...look, headers: {} }, /^the bearer token is missing$/],
    ['another scheme', { ...look, headers: { authorization: 'Basic x' } }, /^the bearer token is missing$/],
    ['an undescribed query', { ...look, query: { page: '2' } }, /^query page is not described$/],
    ['a body where none belongs', { ...look, body: {} }, /^the operation takes no body$/],
    ['a bad parameter', { ...dim, path: '/rooms/A1/lamp' }, /^path room must match pattern/],
    ['no body', { ...dim, body: undefined }, /^body must be object$/],
    ['a value too large', { ...dim, body: { brightness: 101 } }, /^body\/brightness must be <= 100$/],
    ['a further field', { ...dim, body: { brightness: 1, id: 1 } }, /^body must NOT have additional/],
  ])('notices a request with %s', (_what, request, violation) => {
    expect(requestViolations(request)).toContainEqual(expect.stringMatching(violation));
  });

  it.each<[string, DescribedResponse, RegExp]>([
    ['an undescribed status', { ...dimmed, status: 202 }, /^202 with content type "application\/json" is/],
    ['another media type', { ...dimmed, headers: { 'content-type': 'text/plain' } }, /is not described$/],
    ['a missing field', { ...dimmed, body: {} }, /^body must have required property 'brightness'$/],
    ['a further field', { ...dimmed, body: { brightness: 1, x: 1 } }, /additional properties$/],
    ['another type', { ...dimmed, body: { brightness: '1' } }, /^body\/brightness must be integer$/],
    [
      'no challenge',
      { ...refused, headers: { 'content-type': 'application/problem+json' } },
      /^header WWW-Auth/,
    ],
    [
      "another status's problem",
      { ...refused, body: { ...(refused.body as object), type: '/problems/x' } },
      /^body\/type/,
    ],
    [
      'more than a problem has',
      { ...refused, body: { ...(refused.body as object), stack: 'x' } },
      /unevaluated/,
    ],
  ])('notices a response with %s', (_what, response, violation) => {
    expect(responseViolations(dim, response)).toContainEqual(expect.stringMatching(violation));
  });
});
