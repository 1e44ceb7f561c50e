import type { ApiDocument } from '../../../scaffold/document';

/** One thing that documents have, a document that has it, and what becomes of it. */
export interface Feature {
  readonly feature: string;
  readonly document: ApiDocument;
  /** Of the plan's first intent. */
  readonly intent: object;
}

export const json = (schema: object, example?: object) => ({
  description: 'An answer',
  content: { 'application/json': { schema, ...(example && { example }) } },
});
export const order = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string' }, title: { type: 'string' } },
};
export const orders = { type: 'array', items: order };

export const documentOf = (paths: object, more: object = {}): ApiDocument =>
  ({ openapi: '3.1.0', info: { title: 'Orders', version: '1' }, paths, ...more }) as unknown as ApiDocument;

export const listOf = (operation: object, answer: object = orders): ApiDocument =>
  documentOf({
    '/orders': { get: { operationId: 'listOrders', responses: { 200: json(answer) }, ...operation } },
  });

export const taking = (properties: object, more: object = {}): ApiDocument =>
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

export const inPath = (name: string, type = 'string') => ({
  name,
  in: 'path',
  required: true,
  schema: { type },
});

export const query = (name: string, type = 'integer') => ({ name, in: 'query', schema: { type } });

export const answering = (schema: object, more: object = {}): ApiDocument => ({
  ...listOf({}, schema),
  ...more,
});

/** Slots by their names, with their types. */
export const slots = (...all: readonly [name: string, type: string][]) => ({
  slots: all.map(([name, type]) => ({ name, type })),
});
