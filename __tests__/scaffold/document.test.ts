import { join } from 'node:path';
import { readDocument } from '../../scaffold/document';
import { operationsOf } from '../../scaffold/operations/operations-of';
import { makeService } from '../../scaffold/service';
import { shapeOf } from '../../scaffold/shape';
import { DocumentFolder } from './document-folder';
import { answers, document } from './notes-document';

const folder = new DocumentFolder();
const file = folder.write.bind(folder);

/** Nine times nine times nine … lines. */
function bomb(): string {
  const letters = [...'abcdefghij'];
  const lines = letters.map((letter, index) => {
    const before = letters[index - 1];
    return `${letter}: &${letter} [${Array(9)
      .fill(before ? `*${before}` : 'x')
      .join(', ')}]`;
  });
  return ['openapi: 3.1.0', ...lines].join('\n');
}

describe('a document that cannot be used is refused in words', () => {
  test.each([
    ['an empty file', '', /it holds nothing/],
    ['a null', 'null', /it holds nothing/],
    ['a word', 'hello', /it holds a string/],
    ['a list', '[1]', /has no field "openapi"/],
    ['aliases without an end', bomb(), /is neither JSON nor YAML: Excessive alias count/],
    [
      'a reference to a file',
      document({ '/x': { $ref: '/etc/passwd' } }),
      /refers to \/etc\/passwd \(at #\/paths/,
    ],
    [
      'a reference to nothing',
      document({ '/x': { $ref: '#/components/pathItems/none' } }),
      /Missing \$ref pointer/,
    ],
    ['a page', '<!doctype html><html></html>', /is a page \(HTML\).*Save the document itself/],
    ['one key twice', 'openapi: 3.1.0\nopenapi: 3.1.0', /is neither JSON nor YAML: Map keys must be unique/],
    ['tabs', 'openapi: 3.1.0\ninfo:\n\ttitle: x', /is neither JSON nor YAML: Tabs are not allowed/],
    ['one id twice', document({ '/x': document().paths['/notes'] }), /`listNotes` is duplicated/],
    ['no paths', { openapi: '3.1.0', info: { title: 'x', version: '1' } }, /is no valid OpenAPI document/],
    ['no YAML', 'a: [', /is neither JSON nor YAML/],
    ['Swagger 2', { swagger: '2.0' }, /is of Swagger 2\.0; OpenAPI 3\.0 and 3\.1 are read/],
    ['a version to come', { openapi: '4.0.0' }, /is of OpenAPI 4\.0\.0/],
    ['no paths and no info', { openapi: '3.0.3' }, /is no valid OpenAPI document/],
    [
      'a remote reference',
      document({ '/x': { get: { responses: { 200: { $ref: 'https://example.com/x.yaml' } } } } }),
      /refers to https:\/\/example\.com\/x\.yaml \(at #\/paths\//,
    ],
    [
      'references in a circle',
      {
        ...document(),
        components: {
          schemas: { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } },
        },
      },
      /has a reference that leads back to itself/,
    ],
  ])('%s', async (name, content, message) => {
    await expect(readDocument(file(`${name.replaceAll(' ', '-')}.yaml`, content))).rejects.toThrow(message);
  });

  test.each([
    ['a file that is not there', () => join(folder.path, 'none.json'), /There is no file/],
    ['a folder', () => folder.path, /is a folder\. Name the document in it/],
    [
      'an address',
      () => 'https://api.example.com/openapi.json',
      /nothing is fetched\. Save it first: curl --location --output openapi\.json https:/,
    ],
  ])('%s', async (_what, path, message) => {
    await expect(readDocument(path())).rejects.toThrow(message);
  });
});

describe('a document is read however it is written', () => {
  const text = JSON.stringify(document(), null, 2);
  test.each([
    ['with a byte order mark', `\uFEFF${text}`],
    ['with the ends of lines of Windows', text.replaceAll('\n', '\r\n')],
    ['with anchors', 'x-own: &own {title: Notes, version: "1"}\nopenapi: 3.1.0\ninfo: *own\npaths: {/x: {}}'],
  ])('%s', async (name, content) => {
    const read = await readDocument(file(`${name.replaceAll(' ', '-')}.txt`, content));
    expect(read.info).toEqual({ title: 'Notes', version: '1' });
  });

  test.each([
    ['an example that shows a reference', { 'x-shown': { $ref: 'other.yaml' }, example: { $ref: '#/none' } }],
    ['a property called as data is', { type: 'object', properties: { example: { type: 'string' } } }],
  ])('%s', async (name, schema) => {
    const read = await readDocument(
      file(`${name.replaceAll(' ', '-')}.json`, document({ '/x': { get: { responses: answers(schema) } } })),
    );
    expect(read.paths['/x']).toBeDefined();
  });
});

test('what is wrong in a document and leaves no doubt is read over, and said', async () => {
  const warnings: string[] = [];
  const faulty = {
    openapi: '3.0.3',
    info: { title: 'Faulty', version: '1' },
    deprecated: true,
    paths: {
      '/x/{id}': {
        get: {
          operationId: 'getX',
          security: [{ oauth: null }],
          parameters: [{ name: 'id', in: 'path', type: 'string', schema: { type: 'string' } }],
          responses: answers({
            type: 'object',
            properties: {
              name: { type: 'string', required: true },
              more: { $ref: '#/components/schemas/Gone' },
            },
          }),
        },
      },
    },
  };
  const read = await readDocument(file('faulty.json', faulty), (fault) => warnings.push(fault));
  expect(warnings.sort()).toEqual([
    'a field that OpenAPI does not have there: deprecated',
    'a field that OpenAPI does not have there: type',
    'a parameter of a path that is not said to be required',
    'a schema that refers to something which is not in the document',
    'a schema whose "required" is no list of names',
    'a way in whose scopes are no list',
  ]);
  expect(operationsOf(read).find(({ id }) => id === 'getX')).toMatchObject({
    inputs: [{ name: 'id', isRequired: true }],
    obstacles: [],
  });
});

test('of what refers to itself as much is read as is said, however much there is', async () => {
  const item = { $ref: '#/components/schemas/Item' };
  const names = Array.from({ length: 40 }, (_one, index) => `more${index}`);
  const cyclic = {
    ...document({
      '/items': { get: { operationId: 'listItems', responses: answers({ type: 'array', items: item }) } },
    }),
    components: {
      ...document().components,
      schemas: {
        Item: {
          type: 'object',
          properties: {
            name: { type: 'string' },
            ...Object.fromEntries(names.map((name) => [name, { anyOf: [{ type: 'string' }, item] }])),
          },
        },
        Endless: { anyOf: [{ type: 'string' }, { $ref: '#/components/schemas/Endless' }] },
        Nested: { type: 'array', items: { $ref: '#/components/schemas/Nested' } },
      },
    },
  };
  const read = await readDocument(file('cyclic.json', cyclic));
  const operations = operationsOf(read).filter(({ id }) => id === 'listItems');
  const { plan } = makeService({ title: 'Items', version: '1', operations, locales: ['en-US'] });
  expect(plan.intents).toMatchObject([{ kind: 'list', reading: { said: [{ name: 'name', as: 'title' }] } }]);
  const { schemas } = read.components as unknown as { schemas: Record<string, object> };
  expect(shapeOf(schemas.Endless)).toEqual({ kind: 'text' });
  expect(shapeOf(schemas.Nested)).toEqual({ kind: 'list', item: { kind: 'unknown' } });
});

test('a schema is what its parts say together, however it says so', () => {
  expect(
    shapeOf({
      allOf: [
        { type: 'object', properties: { a: { type: 'string', nullable: true } } },
        { properties: { b: { type: ['integer', 'null'] } }, required: ['b'] },
      ],
    }),
  ).toEqual({
    kind: 'object',
    fields: [
      { name: 'a', shape: { kind: 'text', isNullable: true }, isRequired: false },
      { name: 'b', shape: { kind: 'number', isInteger: true, isNullable: true }, isRequired: true },
    ],
  });
  expect(shapeOf({ oneOf: [{ const: 'x' }, { enum: ['y', 'z'] }] })).toEqual({
    kind: 'text',
    values: ['x', 'y', 'z'],
  });
});

test('an id is found by what another operation lists, what is not safe is confirmed, and a list goes on', async () => {
  const operations = operationsOf(await readDocument(file('notes.json', document())));
  const { plan, files } = makeService({
    title: 'Notes',
    version: '1',
    operations,
    locales: ['en-US', 'de-DE'],
  });
  const [list, remove] = plan.intents;
  expect(list).toMatchObject({
    kind: 'list',
    scope: 'notes.read',
    paging: { kind: 'cursor', next: ['nextCursor'] },
  });
  expect(remove).toMatchObject({
    kind: 'change',
    verb: 'delete',
    lookups: [{ list: 'listNotes', slot: 'note' }],
  });
  const text = (path: string) => files.find((one) => one.path === path)?.text;
  expect(text('intents/delete-note.ts')).toContain('question("sure-delete-note"');
  expect(text('operations.ts')).toContain('answer: noContent');
  expect(Object.keys(JSON.parse(text('to-read.json') ?? '{}').files)).toEqual([
    'words/en-US.ts',
    'utterances/en-US.ts',
    'words/de-DE.ts',
    'utterances/de-DE.ts',
  ]);
});
