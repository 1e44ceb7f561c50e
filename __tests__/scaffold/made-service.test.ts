import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { operationsOf } from '../../scaffold/api-operation';
import type { ApiDocument } from '../../scaffold/document';
import { makeService } from '../../scaffold/service';
import { SwappedProject } from '../services/swapped-project';

/**
 * A service that was made of a description, in the place of the example, in a copy of the project. The
 * description is written here, one operation for each thing that documents have.
 */

jest.setTimeout(240_000);

const json = (schema: object, example?: object) => ({
  description: 'An answer',
  content: { 'application/json': { schema, ...(example && { example }) } },
});
const invoice = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string' },
    title: { type: ['string', 'null'] },
    status: { enum: ['open', 'paid'] },
    dueDate: { type: 'string', format: 'date' },
    total: { type: 'number' },
  },
};
const id = { name: 'invoiceId', in: 'path', required: true, schema: { type: 'string' } };
const may = (scope: string) => ({ security: [{ oauth: [scope] }] });

const description = {
  openapi: '3.1.0',
  info: { title: 'Example Invoices', version: '2.1.0' },
  paths: {
    '/invoices': {
      get: {
        operationId: 'listInvoices',
        summary: 'List invoices',
        ...may('invoices.read'),
        parameters: [
          { name: 'cursor', in: 'query', schema: { type: 'string' } },
          { name: 'limit', in: 'query', schema: { type: 'integer' } },
        ],
        responses: {
          200: json({
            type: 'object',
            properties: {
              data: { type: 'array', items: invoice },
              paging: { type: 'object', properties: { next: { type: 'string' } } },
            },
          }),
        },
      },
      post: {
        operationId: 'createInvoice',
        summary: 'Create an invoice',
        ...may('invoices.write'),
        parameters: [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } }],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                allOf: [
                  { type: 'object', required: ['title', 'kind'], properties: { title: { type: 'string' } } },
                  { type: 'object', properties: { kind: { enum: ['ONE_OFF', 'MONTHLY'] } } },
                ],
              },
            },
          },
        },
        responses: {
          201: json(invoice),
          409: json(
            { type: 'object' },
            { type: 'https://example.com/problems/books-closed', title: 'The books are closed' },
          ),
        },
      },
    },
    '/invoices/{invoiceId}': {
      parameters: [id],
      get: {
        operationId: 'getInvoice',
        summary: 'One invoice',
        ...may('invoices.read'),
        responses: { 200: json(invoice), 404: { description: 'Unknown' } },
      },
      patch: {
        operationId: 'moveInvoice',
        summary: 'Move an invoice to another day',
        ...may('invoices.write'),
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['dueDate'],
                properties: { dueDate: { type: 'string', format: 'date-time' } },
              },
            },
          },
        },
        responses: { 204: { description: 'Moved' }, 404: { description: 'Unknown' } },
      },
      delete: {
        operationId: 'deleteInvoice',
        summary: 'Delete an invoice',
        ...may('invoices.write'),
        responses: { 204: { description: 'Gone' }, 404: { description: 'Unknown' } },
      },
    },
  },
  components: { securitySchemes: { oauth: { type: 'http', scheme: 'bearer' } } },
};

describe('a service that was made of a description', () => {
  let project: SwappedProject;
  beforeAll(async () => {
    project = new SwappedProject();
    writeFileSync(project.checkout.file('openapi.json'), JSON.stringify(description));
    const operations = 'listInvoices,createInvoice,getInvoice,moveInvoice,deleteInvoice';
    const made = await project.command(
      'service-new',
      'openapi.json',
      '--operations',
      operations,
      '--locales',
      'en-US,de-DE',
      '--output',
      'service',
    );
    expect(made).toContain('for 5 operations');
    await project.command('models');
    await project.command('contracts-generate');
  });
  afterAll(() => project.remove());

  test('its types are right, and it is formatted and clean', async () => {
    await project.node([
      'node_modules/typescript/bin/tsc',
      '--noEmit',
      '--project',
      typesOnly(project, ['service']),
    ]);
    await project.node([
      'node_modules/@biomejs/biome/bin/biome',
      'check',
      '--vcs-enabled=false',
      '--error-on-warnings',
      'service',
    ]);
  });

  test('it is built and synthesized with its scopes', async () => {
    await project.command('build');
    const { stacks } = JSON.parse(await project.command('synth', '--json')) as { stacks: { file: string }[] };
    expect(readFileSync(project.checkout.file(stacks[0]?.file ?? ''), 'utf8')).toContain('invoices.write');
  });

  test('its contract is made, and kept by its reference', async () => {
    const jest = [
      'node_modules/jest/bin/jest.js',
      '--runInBand',
      '--testMatch=**/*.pact.test.ts',
      '--testPathIgnorePatterns=/node_modules/',
    ];
    await project.node(jest, { UPDATE_CONTRACT: '1' });
    expect(await project.command('contracts-verify')).toMatch(/keeps the contract: \d{2} passed/);
  });

  test.each(['en-US', 'de-DE'])('its story runs in %s', async (locale) => {
    const { ok, steps } = JSON.parse(await project.command('rehearse', '--json', '--locale', locale)) as {
      ok: boolean;
      steps: { title: string; ok: boolean }[];
    };
    expect([ok, steps.filter((step) => !step.ok)]).toEqual([true, []]);
    expect(steps.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        'List invoices',
        'Create an invoice',
        'Move an invoice to another day',
        'Delete an invoice',
      ]),
    );
  });

  test('what a person has to read is printed until it is read, and nothing differs from its own document', async () => {
    expect(await project.command('service-check')).toContain('4 files to read, 1 things to do');
    expect(await project.command('service-diff', 'openapi.json')).toContain(
      '5 operations of Example Invoices are as they were',
    );
  });

  test('whatever operations a document has, what is made of them compiles', async () => {
    const samples = fc.sample(documents, { numRuns: 6, seed: 20261125 });
    const folders = samples.map((document, index) => {
      const folder = `made-${index}`;
      const operations = operationsOf(document).filter(({ obstacles }) => obstacles.length === 0);
      const { files } = makeService({ title: 'Any', version: '1', operations, locales: ['en-US', 'ja-JP'] });
      for (const { path, text } of files) {
        const file = project.checkout.file(folder, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
      return folder;
    });
    await project.node([
      'node_modules/typescript/bin/tsc',
      '--noEmit',
      '--project',
      typesOnly(project, folders),
    ]);
  });
});

test('whatever a document says, making a service of it ends', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const usable = operationsOf(document).filter(({ obstacles }) => obstacles.length === 0);
      const { files } = makeService({ title: 'Any', version: '1', operations: usable, locales: ['en-US'] });
      expect(files.map(({ path }) => path)).toContain('operations.ts');
    }),
    { numRuns: 150 },
  );
});

/** A settings file for the compiler with some folders alone: unused things are the formatter's affair. */
function typesOnly(project: SwappedProject, folders: readonly string[]): string {
  const name = `tsconfig.${folders[0]}.json`;
  writeFileSync(
    project.checkout.file(name),
    JSON.stringify({
      extends: './tsconfig.json',
      compilerOptions: { noUnusedLocals: false, noUnusedParameters: false },
      include: folders.map((folder) => join(folder, '**', '*.ts')),
      exclude: [],
    }),
  );
  return name;
}

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
  required: fc.boolean(),
  status: fc.constantFrom('200', '201', '204'),
  answer: schema,
});
const documents: fc.Arbitrary<ApiDocument> = fc
  .array(
    fc.tuple(
      fc.constantFrom('get', 'post', 'put', 'patch', 'delete'),
      fc.constantFrom('/things', '/things/{id}', '/a-b/{thing_id}/parts'),
      operation,
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) => {
    const paths: Record<string, Record<string, unknown>> = {};
    for (const [method, path, { parameters, body, required, status, answer }] of all) {
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
                  'application/json': {
                    schema: { type: 'object', properties: body, required: required ? Object.keys(body) : [] },
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
