import { pathParameters, pathPattern, routerPath } from '../../../contracts/reference/path-template';

test.each([
  ['/orders/{id}', '/orders/:part2'],
  ['/orders/{id}.json', '/orders/:part2(.+\\.json)'],
  ['/orders/{id}:cancel', '/orders/:part2(.+:cancel)'],
  ['/flights/{from}-{to}/seats', '/flights/:part2(.+-.+)/seats'],
  ['/orders:sync', '/orders::sync'],
])('%s is routed', (template, routed) => {
  expect(routerPath(template)).toBe(routed);
});

test('a path is read by its template: each parameter within its part', () => {
  const template = '/flights/{from}-{to}/{id}.json';
  expect(pathParameters(template)).toEqual(['from', 'to', 'id']);
  expect(pathPattern(template).exec('/flights/txl-cdg/7.json')?.slice(1)).toEqual(['txl', 'cdg', '7']);
  expect(pathPattern(template).exec('/flights/txl-cdg/7')).toBeNull();
  expect(pathPattern(template).exec('/flights/txl-cdg/x/7.json')).toBeNull();
});
