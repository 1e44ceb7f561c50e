import { answering, documentOf, type Feature, inPath, json, listOf, order, orders, taking } from './feature';

/** What is read of an answer. */
export const answers: readonly Feature[] = [
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
    feature: 'entries of which there is nothing to say',
    document: listOf(
      {},
      { type: 'array', items: { type: 'object', properties: { count: { type: 'integer' } } } },
    ),
    intent: { kind: 'list', reading: { said: [{ name: 'count', as: 'number' }] } },
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
    feature: 'what is said, within the attributes of an entry',
    document: answering({
      type: 'object',
      properties: {
        data: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              id: { type: 'string' },
              type: { enum: ['order'] },
              attributes: {
                type: 'object',
                properties: { title: { type: 'string' }, ends_at: { type: 'string', format: 'date-time' } },
              },
            },
          },
        },
      },
    }),
    intent: {
      reading: {
        list: ['data'],
        inner: ['attributes'],
        said: [
          { name: 'title', as: 'title' },
          { name: 'ends_at', as: 'day' },
        ],
      },
    },
  },
  {
    feature: 'the one thing with a name that an entry holds, beside the day on which it was added',
    document: answering({
      type: 'array',
      items: {
        type: 'object',
        properties: { added_at: { type: 'string', format: 'date-time' }, order },
      },
    }),
    intent: { reading: { inner: ['order'], said: [{ name: 'title', as: 'title' }] } },
  },
];
