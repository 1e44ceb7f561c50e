import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operationsOf } from '../../scaffold/api-operation';
import { readDocument } from '../../scaffold/document';
import { makeService } from '../../scaffold/service';
import { shapeOf } from '../../scaffold/shape';
import { runNpmCommand } from '../support/run-command';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'voicelink-openapi-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

const entry = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    title: { type: ['string', 'null'] },
    status: { enum: ['open', 'done'] },
  },
};
const answers = (schema: object) => ({
  200: { description: 'It', content: { 'application/json': { schema } } },
});
const document = (paths: object = {}) => ({
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1' },
  paths: {
    '/notes': {
      get: {
        operationId: 'listNotes',
        security: [{ oauth: ['notes.read'] }],
        parameters: [{ name: 'cursor', in: 'query', schema: { type: 'string' } }],
        responses: answers({
          type: 'object',
          properties: { notes: { type: 'array', items: entry }, nextCursor: { type: 'string' } },
        }),
      },
    },
    '/notes/{noteId}': {
      delete: {
        operationId: 'deleteNote',
        security: [{ oauth: ['notes.write'] }],
        parameters: [{ name: 'noteId', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 204: { description: 'Gone' }, 404: { description: 'Unknown' } },
      },
    },
    ...paths,
  },
  components: { securitySchemes: { oauth: { type: 'http', scheme: 'bearer' } } },
});

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
    ['a word', 'hello', /it holds string/],
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

  test('a file that is not there', async () => {
    await expect(readDocument(join(folder, 'none.json'))).rejects.toThrow('There is no file');
  });
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
  expect(shapeOf({ $ref: '#/circle' })).toEqual({ kind: 'unknown', isCyclic: true });
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

describe('npm run service:new', () => {
  test('lists what there is, and why a voice cannot use it', async () => {
    const upload = {
      '/files': {
        post: {
          operationId: 'upload',
          requestBody: { content: { 'image/png': { schema: { type: 'string' } } } },
          responses: { 201: { description: 'Kept' } },
        },
      },
    };
    const { exitCode, stdout } = await runNpmCommand('service-new', [
      file('list.json', document(upload)),
      '--list',
      '--json',
    ]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([
      { id: 'listNotes', usable: true },
      { id: 'deleteNote', usable: true },
      { id: 'upload', usable: false, obstacles: ['it takes image/png: an upload, not JSON'] },
    ]);
  });

  test.each([
    ['an operation that is not there', ['--operations', 'nothing'], 2, /has no operation nothing/],
    ['no operation', ['--operations', ','], 2, /--operations names none/],
    ['nobody to ask', [], 2, /Without a terminal, --operations has to be given/],
    [
      'a language that Alexa does not have',
      ['--operations', 'listNotes', '--locales', 'xx-XX'],
      2,
      /There are: en-US/,
    ],
    [
      'a folder among the packages',
      ['--operations', 'listNotes', '--output', 'node_modules/made'],
      2,
      /is among the packages/,
    ],
    [
      'a folder in a file',
      ['--operations', 'listNotes', '--output', 'package.json/made'],
      2,
      /Nothing can be written to/,
    ],
    ['a file', ['--operations', 'listNotes', '--output', 'package.json'], 2, /package.json is a file/],
  ] as const)('refuses %s, in words, and writes nothing', async (_what, options, code, message) => {
    const output = join(folder, 'not-made');
    const given = options.some((one) => one === '--output') ? options : [...options, '--output', output];
    const { exitCode, stderr } = await runNpmCommand('service-new', [
      file('fine.json', document()),
      ...given,
    ]);
    expect([exitCode, stderr]).toEqual([code, expect.stringMatching(message)]);
    expect(stderr).not.toMatch(/^\s+at |not expected/m);
    expect(existsSync(output)).toBe(false);
  });

  test('refuses what refers to itself, and says which', async () => {
    const tree = {
      type: 'object',
      properties: {
        name: { type: 'string' },
        children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
      },
    };
    const cyclic = {
      ...document({
        '/tree': {
          get: { operationId: 'getTree', responses: answers({ $ref: '#/components/schemas/Tree' }) },
        },
      }),
      components: { ...document().components, schemas: { Tree: tree } },
    };
    const output = join(folder, 'no-tree');
    const { exitCode, stderr } = await runNpmCommand('service-new', [
      file('cyclic.json', cyclic),
      ...['--operations', 'getTree', '--output', output],
    ]);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('getTree: its schema refers to itself')]);
    expect(existsSync(output)).toBe(false);
  });

  test('overwrites nothing, and writes nothing of a broken document', async () => {
    const occupied = await runNpmCommand('service-new', [
      file('ok.json', document()),
      '--operations',
      'listNotes',
      '--output',
      folder,
    ]);
    expect(occupied.exitCode).toBe(2);
    expect(occupied.stderr).toContain('is not empty, and nothing is overwritten');
    const output = join(folder, 'made');
    const broken = await runNpmCommand('service-new', [
      file('broken.json', '{"openapi":"3.0.0"}'),
      '--operations',
      'x',
      '--output',
      output,
    ]);
    expect(broken.exitCode).toBe(2);
    expect(broken.stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(output)).toBe(false);
  });
});
