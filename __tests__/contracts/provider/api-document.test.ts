import {
  type DescribedRequest,
  type DescribedResponse,
  documentedAnswers,
  operationOf,
  requestViolations,
  responseViolations,
} from '../../../contracts/provider/api-document';

const add: DescribedRequest = {
  method: 'POST',
  path: '/v1/tasks',
  headers: { authorization: 'Bearer a.b.c', 'idempotency-key': 'k' },
  body: { title: 'Buy milk' },
};
const list: DescribedRequest = {
  method: 'GET',
  path: '/v1/tasks',
  query: { status: 'open', limit: '5' },
  headers: { authorization: 'Bearer a.b.c' },
};
const json = { 'content-type': 'application/json; charset=utf-8' };
const created: DescribedResponse = {
  status: 201,
  headers: json,
  body: { id: 'tsk_1', title: 'Buy milk', status: 'open', dueOn: null },
};
const refused: DescribedResponse = {
  status: 401,
  headers: { 'content-type': 'application/problem+json', 'www-authenticate': 'Bearer realm="x"' },
  body: { type: '/problems/missing-token', title: 'x', status: 401 },
};

describe('the API document', () => {
  it('finds nothing wrong with what it describes', () => {
    expect([...requestViolations(add), ...requestViolations(list)]).toEqual([]);
    expect([...responseViolations(add, created), ...responseViolations(add, refused)]).toEqual([]);
    expect(operationOf('POST', '/v1/tasks/tsk_1/complete')).toBe('completeTask');
    expect(documentedAnswers()).toContainEqual({
      operation: 'addTask',
      status: 409,
      problem: 'idempotency-conflict',
    });
  });

  it.each<[string, DescribedRequest, RegExp]>([
    ['an unknown path', { ...list, path: '/v1/users' }, /^GET \/v1\/users is not described$/],
    ['an unknown method', { ...list, method: 'DELETE' }, /is not described$/],
    ['no token', { ...list, headers: {} }, /^the bearer token is missing$/],
    ['another scheme', { ...list, headers: { authorization: 'Basic x' } }, /^the bearer token is missing$/],
    ['a query too large', { ...list, query: { limit: '51' } }, /^query limit must be <= 50$/],
    ['a query that is no number', { ...list, query: { limit: 'x' } }, /^query limit must be integer$/],
    ['an undescribed query', { ...list, query: { page: '2' } }, /^query page is not described$/],
    ['a body where none belongs', { ...list, body: {} }, /^the operation takes no body$/],
    ['no key', { ...add, headers: { authorization: 'Bearer x' } }, /^header Idempotency-Key is missing$/],
    ['no body', { ...add, body: undefined }, /^body must be object$/],
    [
      'an empty title',
      { ...add, body: { title: '' } },
      /^body\/title must NOT have fewer than 1 characters$/,
    ],
    [
      'a further field',
      { ...add, body: { title: 'x', id: 1 } },
      /^body must NOT have additional properties$/,
    ],
  ])('notices a request with %s', (_what, request, violation) => {
    expect(requestViolations(request)).toContainEqual(expect.stringMatching(violation));
  });

  it.each<[string, DescribedResponse, RegExp]>([
    [
      'an undescribed status',
      { ...created, status: 202 },
      /^202 with content type "application\/json" is not/,
    ],
    ['another media type', { ...created, headers: { 'content-type': 'text/plain' } }, /is not described$/],
    ['a missing field', { ...created, body: { id: 'tsk_1' } }, /^body must have required property 'title'$/],
    [
      'a further field',
      { ...created, body: { ...(created.body as object), x: 1 } },
      /additional properties$/,
    ],
    [
      'another type',
      { ...created, body: { ...(created.body as object), id: 1 } },
      /^body\/id must be string$/,
    ],
    [
      'a day that is none',
      { ...created, body: { ...(created.body as object), dueOn: '2026-02-30' } },
      /format "date"$/,
    ],
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
    expect(responseViolations(add, response)).toContainEqual(expect.stringMatching(violation));
  });
});
