import { documentOf, type Feature, inPath, json, listOf, orders, query } from './feature';

/** How a list goes on. */
export const paging: readonly Feature[] = [
  {
    feature: 'a list within two things, beside its cursor',
    document: listOf(
      { parameters: [query('cursor', 'string')] },
      {
        type: 'object',
        properties: {
          data: {
            type: 'object',
            properties: {
              page: {
                type: 'object',
                properties: { orders, warnings: { type: 'array', items: { type: 'string' } } },
              },
              next_cursor: { type: 'string' },
            },
          },
        },
      },
    ),
    intent: {
      kind: 'list',
      reading: { list: ['data', 'page', 'orders'] },
      paging: { kind: 'cursor', next: ['data', 'next_cursor'] },
    },
  },
  {
    feature: 'a cursor, one level down',
    document: listOf(
      { parameters: [query('after', 'string'), query('limit')] },
      {
        type: 'object',
        properties: {
          items: orders,
          page: { type: 'object', properties: { endCursor: { type: 'string' } } },
        },
      },
    ),
    intent: { paging: { kind: 'cursor', next: ['page', 'endCursor'], size: { name: 'limit' } } },
  },
  {
    feature: 'a cursor alone, of a list in which something is looked up',
    document: documentOf({
      '/orders': {
        get: {
          operationId: 'listOrders',
          parameters: [query('cursor', 'string')],
          responses: { 200: json({ type: 'object', properties: { orders, next: { type: 'string' } } }) },
        },
      },
      '/orders/{orderId}': {
        delete: {
          operationId: 'deleteOrder',
          parameters: [inPath('orderId')],
          responses: { 200: json({ type: 'boolean' }) },
        },
      },
    }),
    intent: { paging: { kind: 'cursor', next: ['next'] } },
  },
  {
    feature: 'an offset',
    document: listOf({ parameters: [query('offset'), query('limit')] }),
    intent: { paging: { kind: 'offset', size: { name: 'limit' } } },
  },
  {
    feature: 'a page, without its size',
    document: listOf({ parameters: [query('page')] }),
    intent: { paging: { kind: 'page' } },
  },
];
