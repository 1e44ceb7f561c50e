import type { ApiDocument } from '../../scaffold/document';

/** One thing that documents have, a document that has it, and what becomes of it. */
export interface Feature {
  readonly feature: string;
  readonly document: ApiDocument;
  /** Of the plan's first intent. */
  readonly intent: object;
}

const json = (schema: object, example?: object) => ({
  description: 'An answer',
  content: { 'application/json': { schema, ...(example && { example }) } },
});
const order = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string' }, title: { type: 'string' } },
};
const orders = { type: 'array', items: order };

const documentOf = (paths: object, more: object = {}): ApiDocument =>
  ({ openapi: '3.1.0', info: { title: 'Orders', version: '1' }, paths, ...more }) as unknown as ApiDocument;

const listOf = (operation: object, answer: object = orders): ApiDocument =>
  documentOf({
    '/orders': { get: { operationId: 'listOrders', responses: { 200: json(answer) }, ...operation } },
  });

const taking = (properties: object, more: object = {}): ApiDocument =>
  documentOf({
    '/orders': {
      post: {
        operationId: 'createOrder',
        requestBody: {
          content: {
            'application/json': { schema: { type: 'object', properties, required: Object.keys(properties) } },
          },
        },
        responses: { 201: json(order) },
        ...more,
      },
    },
  });

const inPath = (name: string, type = 'string') => ({ name, in: 'path', required: true, schema: { type } });

const query = (name: string, type = 'integer') => ({ name, in: 'query', schema: { type } });

const answering = (schema: object, more: object = {}): ApiDocument => ({ ...listOf({}, schema), ...more });

/** Slots by their names, with their types. */
const slots = (...all: readonly [name: string, type: string][]) => ({
  slots: all.map(([name, type]) => ({ name, type })),
});

export const features: readonly Feature[] = [
  {
    feature: 'allOf: the fields of each part',
    document: answering({
      type: 'array',
      items: {
        allOf: [order, { properties: { status: { enum: ['open', 'closed'] } } }],
      },
    }),
    intent: {
      reading: {
        list: [],
        said: [
          { name: 'title', as: 'title' },
          { name: 'status', as: 'state' },
        ],
      },
    },
  },
  {
    feature: 'oneOf: the fields of any alternative',
    document: answering({
      type: 'array',
      items: {
        oneOf: [order, { type: 'object', properties: { due_on: { type: 'string', format: 'date' } } }],
      },
    }),
    intent: {
      reading: {
        said: [
          { name: 'title', as: 'title' },
          { name: 'due_on', as: 'day' },
        ],
      },
    },
  },
  {
    feature: 'nullable, of 3.0',
    document: answering(
      { type: 'array', items: { type: 'object', properties: { name: { type: 'string', nullable: true } } } },
      { openapi: '3.0.3' },
    ),
    intent: { reading: { said: [{ name: 'name', as: 'title' }] } },
  },
  {
    feature: 'a list of types, of 3.1',
    document: answering({
      type: 'array',
      items: { type: 'object', properties: { name: { type: ['string', 'null'] } } },
    }),
    intent: { reading: { said: [{ name: 'name', as: 'title' }] } },
  },
  {
    feature: 'a list within an object within an object',
    document: answering({
      type: 'object',
      properties: { data: orders, meta: { type: 'object', properties: { took: { type: 'integer' } } } },
    }),
    intent: { reading: { list: ['data'] } },
  },
  {
    feature: 'one thing within what the API wraps its answers in',
    document: documentOf({
      '/account': {
        get: {
          operationId: 'getAccount',
          responses: {
            200: json({
              type: 'object',
              properties: {
                data: { type: 'object', properties: { account: order } },
                pagination: { type: 'object', properties: { page: { type: 'integer' } } },
              },
            }),
          },
        },
      },
    }),
    intent: { kind: 'one', reading: { within: ['data', 'account'], said: [{ name: 'title', as: 'title' }] } },
  },
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
    feature: 'a thing that is asked for by its id, with a list that is called as lists of things are',
    document: documentOf({
      '/invoices/{invoice_id}': {
        get: {
          operationId: 'getInvoice',
          parameters: [inPath('invoice_id')],
          responses: {
            200: json({
              type: 'object',
              properties: {
                id: { type: 'string' },
                status: { type: 'string' },
                items: {
                  type: 'array',
                  items: { type: 'object', properties: { name: { type: 'string' } } },
                },
              },
            }),
          },
        },
      },
    }),
    intent: { kind: 'one', reading: { said: [{ name: 'status', as: 'state' }] } },
  },
  {
    feature: 'a thing that has an id and lists of its own',
    document: documentOf({
      '/account': {
        get: {
          operationId: 'getAccount',
          responses: {
            200: json({
              type: 'object',
              properties: { id: { type: 'string' }, state: { type: 'string' }, orders },
            }),
          },
        },
      },
    }),
    intent: { kind: 'one', reading: { said: [{ name: 'state', as: 'state' }] } },
  },
  {
    feature: 'a list whose entries are described in two parts',
    document: answering({
      allOf: [
        { type: 'object', properties: { items: { type: 'array', items: { type: 'object' } } } },
        { type: 'object', properties: { items: orders } },
      ],
    }),
    intent: { reading: { list: ['items'], said: [{ name: 'title', as: 'title' }] } },
  },
  {
    feature: 'a change that is answered with a word',
    document: taking({ title: { type: 'string' } }, { responses: { 200: json({ type: 'string' }) } }),
    intent: { kind: 'change', operation: { obstacles: [] } },
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
  {
    feature: 'formats: dates, times, durations',
    document: taking({
      when: { type: 'string', format: 'date' },
      at: { type: 'string', format: 'time' },
      takes: { type: 'string', format: 'duration' },
    }),
    intent: slots(['when', 'AMAZON.DATE'], ['at', 'AMAZON.TIME'], ['takes', 'AMAZON.DURATION']),
  },
  {
    feature: 'numbers, booleans and enumerations',
    document: taking({
      pieces: { type: 'integer', minimum: 1 },
      express: { type: 'boolean' },
      size: { enum: ['SMALL', 'LARGE'] },
    }),
    intent: {
      slots: [
        { name: 'pieces', type: 'AMAZON.NUMBER' },
        { name: 'express', type: 'CreateOrderExpressType', values: ['true', 'false'] },
        { name: 'size', type: 'CreateOrderSizeType', values: ['SMALL', 'LARGE'] },
      ],
    },
  },
  {
    feature: 'an enumeration of five hundred values',
    document: taking({ color: { enum: Array.from({ length: 500 }, (_one, index) => `COLOR_${index}`) } }),
    intent: slots(['color', 'CreateOrderColorType']),
  },
  {
    feature: 'a constant: sent, and not asked for',
    document: taking({ kind: { const: 'voice' }, title: { type: 'string' } }),
    intent: { fixed: [{ value: 'voice' }], ...slots(['title', 'AMAZON.SearchQuery']) },
  },
  {
    feature: 'an Idempotency-Key',
    document: taking(
      { title: { type: 'string' } },
      { parameters: [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string' } }] },
    ),
    intent: { operation: { keyHeader: 'Idempotency-Key', inputs: [{ name: 'title' }] }, fixed: [] },
  },
  {
    feature: 'a header that is required, with its example',
    document: listOf({
      parameters: [
        { name: 'X-Tenant', in: 'header', required: true, schema: { type: 'string' }, example: 'acme' },
      ],
    }),
    intent: { fixed: [{ input: { name: 'X-Tenant', in: 'header' }, value: 'acme' }] },
  },
  {
    feature: 'a scope for reading among several',
    document: listOf({ security: [{ oauth: ['orders', 'orders.read'] }] }),
    intent: { scope: 'orders.read' },
  },
  {
    feature: 'a scope that is an address',
    document: listOf({ security: [{ oauth: ['https://api.example.com/auth/orders'] }] }),
    intent: { scope: 'orders' },
  },
  {
    feature: 'the security of the whole document',
    document: { ...listOf({}), security: [{ oauth: ['everything'] }] },
    intent: { scope: 'everything' },
  },
  {
    feature: 'ways in, of which one takes a bearer token',
    document: {
      ...listOf({ security: [{ key: [] }, { both: ['orders'], key: [] }, { oauth: ['orders.all'] }] }),
      components: {
        securitySchemes: {
          key: { type: 'apiKey', in: 'header', name: 'X-Key' },
          both: { type: 'oauth2' },
          oauth: { type: 'oauth2' },
        },
      },
    },
    intent: { scope: 'orders.all', operation: { scopes: ['orders.all'] } },
  },
  {
    feature: 'ways in with other scopes each: the one for reading',
    document: listOf({ security: [{ oauth: ['orders'] }, { oauth: ['orders.readonly'] }] }),
    intent: { scope: 'orders.readonly', operation: { scopes: ['orders.readonly'] } },
  },
  {
    feature: 'an API key alone',
    document: {
      ...listOf({ security: [{ key: [] }] }),
      components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
    },
    intent: { scope: 'api', operation: { scopes: [], instead: 'an API key (X-Key, header)' } },
  },
  {
    feature: 'a key where a bearer token goes, and nobody at all',
    document: {
      ...listOf({ security: [{}, { key: [] }] }),
      components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'Authorization' } } },
    },
    intent: { scope: 'api', operation: expect.not.objectContaining({ instead: expect.anything() }) },
  },
  {
    feature: 'a body that is read by nobody, for reading and deleting',
    document: listOf({
      requestBody: { content: { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } } },
    }),
    intent: { operation: { obstacles: [] } },
  },
  {
    feature: 'an answer of any media type',
    document: listOf({
      responses: { 200: { description: 'Orders', content: { '*/*': { schema: orders } } } },
    }),
    intent: { reading: { list: [] } },
  },
  {
    feature: 'a success that the skill takes, after one that it does not',
    document: taking(
      { title: { type: 'string' } },
      { responses: { 202: { description: 'Later' }, 200: json(order), 206: json(order) } },
    ),
    intent: { operation: { status: 200 } },
  },
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
    feature: 'entries of which there is nothing to say',
    document: listOf(
      {},
      { type: 'array', items: { type: 'object', properties: { count: { type: 'integer' } } } },
    ),
    intent: { kind: 'list', reading: { said: [{ name: 'count', as: 'number' }] } },
  },
  {
    feature: 'problems by their types, wherever the API keeps them',
    document: taking(
      { title: { type: 'string' } },
      {
        responses: {
          201: json(order),
          422: {
            description: 'No',
            content: {
              'application/problem+json': {
                schema: { type: 'object' },
                examples: {
                  one: {
                    value: { type: 'https://api.example.com/probs/too-heavy', title: 'It is too heavy' },
                  },
                  other: { value: { type: 'urn:example:too-long', title: 'It is too long' } },
                },
              },
            },
          },
        },
      },
    ),
    intent: { problems: ['too-heavy', 'too-long'] },
  },
  {
    feature: 'failures without a type: by their statuses',
    document: taking(
      { title: { type: 'string' } },
      {
        responses: {
          201: json(order),
          400: { description: 'No' },
          403: { description: 'Not yours' },
          404: { description: 'Nothing' },
          409: { description: 'There is one' },
        },
      },
    ),
    intent: { problems: ['bad-request', 'create-order-forbidden', 'not-found', 'create-order-conflict'] },
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
    feature: 'a key for a request that takes nothing else',
    document: documentOf({
      '/orders': {
        post: {
          operationId: 'addOrder',
          parameters: [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } }],
          responses: { 202: { description: 'Later' } },
        },
      },
    }),
    intent: { slots: [], operation: { keyHeader: 'Idempotency-Key' } },
  },
  {
    feature: 'amounts in units that nobody says',
    document: answering({
      type: 'array',
      items: {
        type: 'object',
        properties: {
          total_cents: { type: 'integer' },
          user_id: { type: 'integer' },
          total: { type: 'number' },
        },
      },
    }),
    intent: { reading: { said: [{ name: 'total', as: 'number' }] } },
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
    feature: 'a list of which nothing is said, and a thing of which nothing is said',
    document: documentOf({
      '/events': {
        get: {
          operationId: 'listEvents',
          responses: {
            200: json({
              type: 'array',
              items: { type: 'object', properties: { actor: { type: 'object' } } },
            }),
          },
        },
      },
      '/abilities': {
        get: {
          operationId: 'getAbilities',
          responses: {
            200: json({
              type: 'object',
              properties: { abilities: { type: 'array', items: { type: 'string' } } },
            }),
          },
        },
      },
    }),
    intent: { kind: 'list', reading: { said: [] } },
  },
  {
    feature: 'days on which a record was kept',
    document: answering({
      type: 'array',
      items: {
        type: 'object',
        properties: {
          title: { type: 'string' },
          last_modified_on: { type: 'string', format: 'date-time' },
          updatedAt: { type: 'string', format: 'date-time' },
          placed: { type: 'string', format: 'date' },
        },
      },
    }),
    intent: { reading: { said: [{ name: 'title' }, { name: 'placed', as: 'day' }] } },
  },
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
];
