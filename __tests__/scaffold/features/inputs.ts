import { documentOf, type Feature, listOf, slots, taking } from './feature';

/** What is asked for, and what is always the same. */
export const inputs: readonly Feature[] = [
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
];
