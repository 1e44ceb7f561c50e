import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { withoutTimes } from '../../documentation/printed';
import { operationsOf } from '../../scaffold/operations/operations-of';
import { makeService } from '../../scaffold/service';
import { fc } from '../support/properties';
import { documents } from './arbitrary-documents';
import { features } from './features/index';
import { MadeProject, madeServiceSuite } from './made-project';

/**
 * A service that was made of a description, in the place of the example, in a copy of the project. The
 * description is written here, one operation for each thing that documents have.
 */

jest.setTimeout(240_000);

const page = readFileSync('docs/from-openapi.md', 'utf8');
const [, chosen = '', locales = ''] = /--operations (\S+) --locales (\S+)/.exec(page) ?? [];
/** What the page says that is printed: by the maker, by the story, by the comparison. */
const [printedByMaker = '', printedByStory = '', printedByComparison = ''] = [
  ...page.matchAll(/```text\n(.*?)```/gs),
].map(([, text = '']) => text);

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
                required: ['invoice'],
                properties: {
                  invoice: {
                    type: 'object',
                    required: ['dueDate'],
                    properties: { dueDate: { type: 'string', format: 'date-time' } },
                  },
                },
              },
            },
          },
        },
        responses: { 204: { description: 'Moved' }, 404: { description: 'Unknown' } },
      },
    },
    '/invoices/{invoiceId}.json': {
      parameters: [id],
      delete: {
        operationId: 'deleteInvoice',
        summary: 'Delete an invoice',
        ...may('invoices.write'),
        responses: { 204: { description: 'Gone' }, 404: { description: 'Unknown' } },
      },
    },
    '/invoices/{invoiceId}/pay': {
      post: {
        operationId: 'payInvoice',
        summary: 'Pay an invoice',
        ...may('invoices.write'),
        parameters: [id],
        requestBody: {
          content: {
            'application/x-www-form-urlencoded': {
              schema: { type: 'object', required: ['note'], properties: { note: { type: 'string' } } },
            },
          },
        },
        responses: {
          200: json(invoice),
          404: { description: 'Unknown' },
          // Without a type: told by its status.
          409: { description: 'Returned if the invoice was paid before.\n\n* `paid`: it was.' },
        },
      },
    },
  },
  components: { securitySchemes: { oauth: { type: 'http', scheme: 'bearer' } } },
};

describe('a service that was made of a description', () => {
  let project: MadeProject;
  let said: string;
  beforeAll(async () => {
    project = new MadeProject();
    writeFileSync(project.checkout.file('openapi.json'), JSON.stringify(description));
    said = await project.make({
      document: 'openapi.json',
      operations: chosen.split(','),
      locales: locales.split(','),
    });
  });
  afterAll(() => project.remove());

  madeServiceSuite(
    () => project,
    'invoices.write',
    // The others hold the mechanism more than the service; documents of others go through them, too.
    ['contract', 'documents', 'manifest', 'models', 'rehearsal', 'replay', 'words'],
  );

  test('the maker says what the page says', () => {
    expect(said.slice(0, printedByMaker.length)).toBe(printedByMaker);
  });

  test('its story asks for each operation, and meets each documented failure, as the page says', async () => {
    const told = await project.command('rehearse', '--headless');
    expect(told).not.toContain('✗');
    expect(withoutTimes(told)).toContain(withoutTimes(printedByStory));
  });

  test('what a person has to read is printed until it is read, and nothing differs from its own document', async () => {
    expect(await project.command('service-check')).toContain('4 files to read, 1 thing to do');
    expect(await project.command('service-diff', 'openapi.json')).toContain(
      '6 operations of Example Invoices are as they were',
    );
  });

  test('a newer document is compared as the page says', async () => {
    const { paths } = description;
    const invoices = {
      get: { ...paths['/invoices'].get, deprecated: true },
      post: { ...paths['/invoices'].post, security: [{ oauth: ['invoices.write', 'invoices.admin'] }] },
    };
    writeFileSync(
      project.checkout.file('newer.json'),
      JSON.stringify({ ...description, paths: { ...paths, '/invoices': invoices } }),
    );
    await expect(project.command('service-diff', 'newer.json')).rejects.toThrow(printedByComparison);
  });

  test('whatever operations a document has, what is made of them is clean and compiles', async () => {
    const samples = [
      ...features.map((one) => one.document),
      ...fc.sample(documents, { numRuns: 6, seed: 20261125 }),
    ];
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
    await project.format(folders);
    await project.compile(folders);
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
