import { documentOf, type Feature, inPath, json, order, orders, taking } from './feature';

/** A body of a media type, with everything in it required. */
const body = (schema: object, type = 'application/json') => ({
  requestBody: { required: true, content: { [type]: { schema } } },
});
const object = (properties: object, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
});
const text = { type: 'string' };
const creating = (schema: object, type?: string) => taking({}, body(schema, type));
const jsonApi = 'application/vnd.api+json';

/** In what something that is sent stands, and how it is written. */
export const sent: readonly Feature[] = [
  {
    feature: 'an object that has to be sent: what it requires is asked for',
    document: creating(object({ ticket: object({ subject: text, notes: text }, ['subject']) })),
    intent: { slots: [{ name: 'subject', input: { within: ['ticket'], isRequired: true } }] },
  },
  {
    feature: 'an object that has to be sent, of which nothing is required: what is most likely meant',
    document: creating(object({ customer: object({ note: text, display_name: text }, []) })),
    intent: { slots: [{ name: 'displayName', input: { within: ['customer'] } }] },
  },
  {
    feature: 'an object that is all that can be sent',
    document: creating(object({ tag: object({ name: text }) }, [])),
    intent: { slots: [{ name: 'name', input: { within: ['tag'] } }] },
  },
  {
    feature: 'an object that may be sent beside others: left out',
    document: creating(object({ title: text, address: object({ city: text }) }, ['title'])),
    intent: { slots: [{ name: 'title' }] },
  },
  {
    feature: 'JSON:API: its media type, its attributes, and an id that is sent twice',
    document: documentOf({
      '/orders/{id}': {
        patch: {
          operationId: 'updateOrder',
          parameters: [inPath('id')],
          ...body(
            object({
              data: object({ type: { enum: ['order'] }, id: text, attributes: object({ title: text }, []) }),
            }),
            jsonApi,
          ),
          responses: { 204: { description: 'Done' } },
        },
      },
    }),
    intent: {
      operation: { sentAs: jsonApi },
      fixed: [{ input: { name: 'type', within: ['data'] }, value: 'order' }],
      slots: [
        { name: 'order', input: { in: 'path', echo: ['data', 'id'] } },
        { name: 'title', input: { within: ['data', 'attributes'] } },
      ],
    },
  },
  {
    feature: 'a form',
    document: creating(
      object({ title: text, amount: { type: 'integer' } }),
      'application/x-www-form-urlencoded',
    ),
    intent: {
      operation: { sentAs: 'application/x-www-form-urlencoded', obstacles: [] },
      slots: [{ name: 'title' }, { name: 'amount' }],
    },
  },
  {
    feature: 'any type that an application has, which JSON is',
    document: creating(object({ title: text }), 'application/*'),
    intent: { operation: { obstacles: [] }, slots: [{ name: 'title' }] },
  },
  {
    feature: 'a thing that is called like one that is listed: by its id',
    document: documentOf({
      '/invoices': {
        post: {
          operationId: 'createInvoice',
          ...body(object({ order: text })),
          responses: { 201: json(order) },
        },
      },
      '/orders': { get: { operationId: 'listOrders', responses: { 200: json(orders) } } },
    }),
    intent: { lookups: [{ list: 'listOrders', slot: 'order' }], slots: [] },
  },
];
