import type { ApiDocument } from '../../scaffold/document';
import { fc } from '../support/properties';

/** Documents of all sorts: fields of odd names, schemas within schemas, parameters, bodies, statuses. */

const json = (schema: object) => ({ description: 'An answer', content: { 'application/json': { schema } } });

const fieldName = fc.oneof(
  fc.constantFrom(
    'id',
    'name',
    'title',
    'status',
    'due_date',
    'user-id',
    'total',
    'class',
    'question',
    'given',
    'items',
    'at',
    'next',
    '1st',
    'größe',
  ),
  fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'abcXYZ019_-') }),
);
const leaf = fc.oneof(
  fc.record({
    type: fc.constant('string'),
    format: fc.constantFrom('date', 'date-time', 'uuid', 'time', 'duration', 'email'),
  }),
  fc.constantFrom<object>(
    { type: 'string' },
    { type: 'integer' },
    { type: 'number', minimum: 5 },
    { type: 'boolean' },
    { enum: ['A_B', 'c'] },
    { const: 'only' },
    { type: ['string', 'null'] },
    { type: 'string', nullable: true },
    {},
  ),
);
const { schema } = fc.letrec<{ schema: object }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    fc.record({
      type: fc.constant('object'),
      properties: fc.dictionary(fieldName, tie('schema'), { maxKeys: 5 }),
    }),
    fc.record({ allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
  ),
}));
const operation = fc.record({
  parameters: fc.uniqueArray(
    fc.record({
      name: fieldName,
      in: fc.constantFrom('query', 'header'),
      required: fc.boolean(),
      schema: leaf,
    }),
    { maxLength: 3, selector: ({ name }) => name.toLowerCase() },
  ),
  body: fc.option(fc.dictionary(fieldName, leaf, { maxKeys: 4 })),
  within: fc.constantFrom([], ['thing'], ['data', 'attributes']),
  sentAs: fc.constantFrom(
    'application/json',
    'application/vnd.api+json',
    'application/x-www-form-urlencoded',
    'application/*',
  ),
  required: fc.boolean(),
  status: fc.constantFrom('200', '201', '204'),
  answer: schema,
});
export const documents: fc.Arbitrary<ApiDocument> = fc
  .array(
    fc.tuple(
      fc.constantFrom('get', 'post', 'put', 'patch', 'delete'),
      fc.constantFrom('/things', '/things/{id}', '/a-b/{thing_id}/parts', '/things/{id}.json'),
      operation,
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) => {
    const paths: Record<string, Record<string, unknown>> = {};
    for (const [method, path, { parameters, body, within, sentAs, required, status, answer }] of all) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      }));
      paths[path] = {
        ...paths[path],
        [method]: {
          parameters: [...inPath, ...parameters],
          ...(body &&
            method !== 'get' && {
              requestBody: {
                content: {
                  [sentAs]: {
                    schema: within.reduceRight<object>(
                      (inner, name) => ({ type: 'object', required: [name], properties: { [name]: inner } }),
                      { type: 'object', properties: body, required: required ? Object.keys(body) : [] },
                    ),
                  },
                },
              },
            }),
          responses: { [status]: status === '204' ? { description: 'Done' } : json(answer) },
        },
      };
    }
    return { openapi: '3.1.0', info: { title: 'Any', version: '1' }, paths } as unknown as ApiDocument;
  });
