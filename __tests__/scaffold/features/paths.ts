import { documentOf, type Feature, inPath, json, order, orders, slots } from './feature';

/** What a path names, and what it belongs to. */
export const paths: readonly Feature[] = [
  {
    feature: 'an id of a list that cannot be had without another id',
    document: documentOf({
      '/shops/{shopId}/orders': {
        parameters: [inPath('shopId')],
        get: { operationId: 'listOrders', responses: { 200: json(orders) } },
      },
      '/orders/{orderId}': {
        get: {
          operationId: 'getOrder',
          parameters: [inPath('orderId')],
          responses: { 200: json(order) },
        },
      },
    }),
    intent: { lookups: [], ...slots(['shop', 'AMAZON.SearchQuery']) },
  },
  {
    feature: 'a verb at the end of a path',
    document: documentOf({
      '/orders/{orderId}/cancel': {
        post: {
          operationId: 'post_orders_id_cancel',
          parameters: [inPath('orderId')],
          responses: { 204: { description: 'Done' } },
        },
      },
    }),
    intent: { kind: 'change', verb: 'do', action: 'cancel', one: 'order' },
  },
  {
    feature: 'what belongs to a thing that is named in its path',
    document: documentOf({
      '/orders/{orderId}/notes': {
        post: {
          operationId: 'post-a-note',
          parameters: [inPath('orderId')],
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: { type: 'object', properties: { text: { type: 'string' } } } },
            },
          },
          responses: { 201: json(order) },
        },
      },
    }),
    intent: { one: 'note', slots: [{ name: 'order' }, { name: 'text' }] },
  },
  {
    feature: 'a part of a path that is always the same, within another part',
    document: documentOf({
      '/orders{format}': {
        get: {
          operationId: 'get_id_orders',
          parameters: [
            { name: 'format', in: 'path', required: true, schema: { type: 'string', default: '.json' } },
          ],
          responses: { 200: json(orders) },
        },
      },
    }),
    intent: { one: 'order', slots: [], operation: { path: '/orders.json', obstacles: [] } },
  },
  {
    feature: 'an id that is called id alone: of what its path says, and of nothing else',
    document: documentOf({
      '/notes/{id}': {
        delete: {
          operationId: 'deleteNote',
          parameters: [inPath('id')],
          responses: { 204: { description: 'Gone' } },
        },
      },
      '/orders': { get: { operationId: 'listOrders', responses: { 200: json(orders) } } },
      '/orders/{id}/notes': {
        post: {
          operationId: 'addNote',
          parameters: [inPath('id')],
          responses: { 204: { description: 'Added' } },
        },
      },
    }),
    intent: { lookups: [], slots: [{ name: 'note' }] },
  },
  {
    feature: 'a path that goes on after the id of what is listed',
    document: documentOf({
      '/orders/{orderId}/notes': {
        delete: {
          operationId: 'removeOrderNotes',
          parameters: [inPath('orderId')],
          responses: { 204: { description: 'Gone' } },
        },
      },
      '/orders/{orderId}/away': {
        put: {
          operationId: 'setAwayOrder',
          parameters: [inPath('orderId')],
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['away_mode_enabled', 'mode'],
                  properties: {
                    away_mode_enabled: { type: 'boolean' },
                    mode: { enum: ['ENABLED', 'auto_disabled'] },
                  },
                },
              },
            },
          },
          responses: { 204: { description: 'Done' } },
        },
      },
      '/orders/{orderId}/settings_page': {
        get: {
          operationId: 'getSettingsPage',
          parameters: [inPath('orderId')],
          responses: {
            200: json({ type: 'object', properties: { relink_status: { enum: ['enabled', 'disabled'] } } }),
          },
        },
      },
      '/orders': { get: { operationId: 'listOrders', responses: { 200: json(orders) } } },
    }),
    intent: { one: 'order note', lookups: [{ one: 'order', list: 'listOrders' }] },
  },
  {
    feature: 'a number in a path: said as one, sent as text',
    document: documentOf({
      '/floors/{floor}': {
        parameters: [inPath('floor', 'integer')],
        put: { operationId: 'openFloor', responses: { 204: { description: 'Done' } } },
        get: { operationId: 'getFloor', responses: { 200: json(order) } },
      },
    }),
    intent: slots(['floor', 'AMAZON.NUMBER']),
  },
  {
    feature: 'a path of many parameters',
    document: documentOf({
      '/a/{one}/b/{two}/c/{three}/d/{four}/e/{five}': {
        get: {
          operationId: 'getDeep',
          parameters: ['one', 'two', 'three', 'four', 'five'].map((name) => inPath(name)),
          responses: { 200: json(order) },
        },
      },
    }),
    intent: {
      fixed: [],
      slots: ['one', 'two', 'three', 'four', 'five'].map((name) => ({ input: { name } })),
    },
  },
  {
    feature: 'a parameter within a part of a path',
    document: documentOf({
      '/orders/{Sid}.json': {
        delete: {
          operationId: 'deleteOrder',
          parameters: [{ ...inPath('Sid'), example: 'OR1' }],
          responses: { 204: { description: 'Gone' } },
        },
      },
      '/orders.json': {
        get: {
          operationId: 'listOrders',
          responses: {
            200: json({
              type: 'array',
              items: { type: 'object', properties: { sid: { type: 'string' }, name: { type: 'string' } } },
            }),
          },
        },
      },
    }),
    intent: {
      operation: { path: '/orders/{Sid}.json', obstacles: [] },
      lookups: [{ list: 'listOrders', slot: 'order' }],
    },
  },
  {
    feature: 'an id that may be something else, too',
    document: documentOf({
      '/orders/{order_id_or_slug}': {
        get: {
          operationId: 'getOrder',
          parameters: [inPath('order_id_or_slug')],
          responses: { 200: json(order) },
        },
      },
      '/orders': { get: { operationId: 'listOrders', responses: { 200: json(orders) } } },
    }),
    intent: { lookups: [{ list: 'listOrders', slot: 'order', one: 'order' }] },
  },
];
