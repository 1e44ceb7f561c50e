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

describe('a document that cannot be used is refused in words', () => {
  test.each([
    ['a list', '[1]', /has no field "openapi"/],
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
