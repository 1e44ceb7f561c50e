import { type Feature, json, listOf, order, orders, taking } from './feature';

/** Kinds of bodies. */
export const media: readonly Feature[] = [
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
];
