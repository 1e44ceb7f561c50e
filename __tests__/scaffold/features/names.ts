import {
  documentOf,
  type Feature,
  inPath,
  json,
  listOf,
  order,
  orders,
  query,
  slots,
  taking,
} from './feature';

/** What things are called. */
export const names: readonly Feature[] = [
  {
    feature: 'who is asking, as the thing that is asked for',
    document: documentOf({
      '/v1/users/me': { get: { operationId: 'get_users_me', responses: { 200: json(order) } } },
    }),
    intent: { kind: 'one', one: 'profile' },
  },
  {
    feature: 'ids without an operationId, and in other letters',
    document: documentOf({
      '/größen/{größe-id}': {
        get: {
          parameters: [inPath('größe-id')],
          responses: { 200: json(order) },
        },
      },
    }),
    intent: {
      kind: 'one',
      intent: expect.stringMatching(/^[A-Za-z]+Intent$/),
      operation: { path: '/größen/{groEId}', inputs: [{ name: 'groEId' }] },
    },
  },
  {
    feature: 'ids that are words of TypeScript, or of what is made',
    document: documentOf(
      Object.fromEntries(
        ['class', 'delete', 'more', 'launch', 'read', 'sure', 'operations', 'toString', '🎉', '注文'].map(
          (operationId, index) => [
            `/orders${index}`,
            { get: { operationId, parameters: [query('page')], responses: { 200: json(orders) } } },
          ],
        ),
      ),
    ),
    intent: { name: 'classCall' },
  },
  {
    feature: 'an empty summary',
    document: documentOf({
      '/orders': {
        get: {
          operationId: 'listOrders',
          summary: '',
          description: 'All open orders. By day.',
          responses: { 200: json(orders) },
        },
      },
    }),
    intent: { operation: { summary: 'All open orders' } },
  },
  {
    feature: 'a very long id',
    document: documentOf({
      '/orders': { get: { operationId: 'listOrders'.repeat(60), responses: { 200: json(orders) } } },
    }),
    intent: { name: expect.stringMatching(/^\w{1,60}$/) },
  },
  {
    feature: 'a summary in mark-up, of several sentences',
    document: listOf({ summary: '', description: '<p>Lists your **orders**. See [more](/more).</p>' }),
    intent: { operation: { summary: 'Lists your orders' } },
  },
  {
    feature: 'two inputs without a letter in their names',
    document: taking({ '1-9': { type: 'string' }, __: { type: 'string' } }),
    intent: slots(['value', 'AMAZON.SearchQuery'], ['valueAgain', 'AMAZON.SearchQuery']),
  },
];
