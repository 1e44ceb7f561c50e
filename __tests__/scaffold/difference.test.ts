import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differences } from '../../scaffold/difference';
import type { ApiDocument } from '../../scaffold/document';
import { operationsOf } from '../../scaffold/operations/operations-of';
import { planService } from '../../scaffold/planning/plan-service';
import { type Snapshot, snapshotFile, snapshotOf } from '../../scaffold/snapshot';
import { runNpmCommand } from '../support/run-command';

/** Everything that may change of one operation. */
interface Parts {
  id: string;
  path: string;
  status: number;
  scopes: string[];
  parameters: object[];
  body: Record<string, object>;
  required: string[];
  answer: object;
  deprecated: boolean;
  mediaType: string;
}

const before: Parts = {
  id: 'createNote',
  path: '/notes',
  status: 201,
  scopes: ['notes.write'],
  parameters: [],
  body: {
    title: { type: 'string' },
    color: { enum: ['RED', 'GREEN'] },
    pages: { type: 'number' },
    due: { type: 'string' },
  },
  required: ['title', 'color', 'pages', 'due'],
  answer: { type: 'object', properties: { id: { type: 'string' } } },
  deprecated: false,
  mediaType: 'application/json',
};

const entry = (fields: object) => ({
  type: 'object',
  properties: {
    notes: { type: 'array', items: { type: 'object', properties: fields } },
    nextCursor: { type: 'string' },
  },
});
const listed = entry({ id: { type: 'string' }, title: { type: 'string' }, pages: { type: 'integer' } });

/** A list that is read, and an operation that takes something. */
function documentOf(change: Partial<Parts> = {}, list: object | undefined = listed): ApiDocument {
  const now = { ...before, ...change };
  const json = (schema: object) => ({ description: 'x', content: { 'application/json': { schema } } });
  const paths: Record<string, object> = {
    [now.path]: {
      post: {
        operationId: now.id,
        deprecated: now.deprecated,
        security: [{ oauth: now.scopes }],
        parameters: now.parameters,
        requestBody: {
          content: {
            'application/json': { schema: { type: 'object', properties: now.body, required: now.required } },
          },
        },
        responses: {
          [now.status]: { description: 'x', content: { [now.mediaType]: { schema: now.answer } } },
        },
      },
    },
    ...(list && {
      '/all': {
        get: {
          operationId: 'listNotes',
          security: [{ oauth: ['notes.read'] }],
          parameters: [{ name: 'cursor', in: 'query', schema: { type: 'string' } }],
          responses: { 200: json(list) },
        },
      },
    }),
  };
  return {
    openapi: '3.1.0',
    info: { title: 'Notes', version: '1' },
    paths,
    components: { securitySchemes: { oauth: { type: 'http', scheme: 'bearer' } } },
  } as unknown as ApiDocument;
}

const snapshot = (): Snapshot => snapshotOf(planService('Notes', operationsOf(documentOf())), '1');
const body = (change: Record<string, object>) => ({ body: { ...before.body, ...change } });

type Row = readonly [what: string, document: ApiDocument, change: RegExp, notices: RegExp];

const breaking: readonly Row[] = [
  ['it has gone without a trace', documentOf({ id: 'x', path: '/x' }), /^it is gone$/, /cannot be reached/],
  [
    'another path',
    documentOf({ path: '/v2/notes' }),
    /it is now POST \/v2\/notes, and was POST \/notes/,
    /cannot be/,
  ],
  ['another status', documentOf({ status: 200 }), /a success is now 200, and was 201/, /cannot be reached/],
  [
    'an input more is required',
    documentOf({ ...body({ kind: { type: 'string' } }), required: [...before.required, 'kind'] }),
    /^kind is now required$/,
    /did not work/,
  ],
  [
    'a constant more is required',
    documentOf({ ...body({ kind: { const: 'x' } }), required: [...before.required, 'kind'] }),
    /^kind is now required$/,
    /did not work/,
  ],
  [
    'a header is required',
    documentOf({
      parameters: [{ name: 'X-Tenant', in: 'header', required: true, schema: { type: 'string' } }],
    }),
    /^the header X-Tenant is now required$/,
    /did not work/,
  ],
  [
    'another type',
    documentOf(body({ title: { type: 'integer' } })),
    /title is now integer, and was text/,
    /did not/,
  ],
  [
    'a number to be whole',
    documentOf(body({ pages: { type: 'integer' } })),
    /pages is now integer/,
    /did not work/,
  ],
  [
    'a value gone',
    documentOf(body({ color: { enum: ['RED'] } })),
    /color no longer takes GREEN/,
    /where that was said/,
  ],
  [
    'values to choose from',
    documentOf(body({ title: { enum: ['a', 'b'] } })),
    /title now takes only a, b/,
    /else was said/,
  ],
  [
    'a format',
    documentOf(body({ due: { type: 'string', format: 'date' } })),
    /due is now a date/,
    /else was said/,
  ],
  [
    'fewer characters',
    documentOf(body({ title: { type: 'string', maxLength: 5 } })),
    /5 characters at most/,
    /else/,
  ],
  [
    'a least number',
    documentOf(body({ pages: { type: 'number', minimum: 5 } })),
    /pages now takes 5 at least/,
    /else/,
  ],
  [
    'a largest number',
    documentOf(body({ pages: { type: 'number', maximum: 5 } })),
    /pages now takes 5 at most/,
    /else/,
  ],
  [
    'a scope more',
    documentOf({ scopes: ['notes.write', 'notes.admin'] }),
    /^it now asks for the scope notes.admin, too$/,
    /account does not allow/,
  ],
  [
    'another scope',
    documentOf({ scopes: ['notes.admin'] }),
    /^it now asks for the scope notes.admin, and no longer for notes.write$/,
    /account does not allow/,
  ],
  [
    'an answer that is no JSON',
    documentOf({ mediaType: 'text/html' }),
    /a success is no longer JSON/,
    /cannot be/,
  ],
  [
    'a field that is no longer answered',
    documentOf({}, entry({ id: { type: 'string' }, pages: { type: 'integer' } })),
    /^notes.title is no longer in the answer$/,
    /no longer hears it/,
  ],
  [
    'a field of another type',
    documentOf({}, entry({ id: { type: 'string' }, title: { type: 'integer' } })),
    /^notes.title is now integer in the answer, and was text$/,
    /cannot be reached/,
  ],
  [
    'a list that does not go on',
    documentOf({}, { type: 'object', properties: { notes: listed.properties.notes } }),
    /^nextCursor is no longer in the answer$/,
    /no longer hears it/,
  ],
];

const harmless: readonly Row[] = [
  [
    'an input is no longer taken',
    documentOf({
      body: { title: before.body.title, color: before.body.color, pages: before.body.pages } as Parts['body'],
      required: [],
    }),
    /due is no longer/,
    /a part/,
  ],
  ['it is marked to go', documentOf({ deprecated: true }), /deprecated/, /nothing yet/],
];

const same: readonly (readonly [what: string, document: ApiDocument])[] = [
  ['nothing', documentOf()],
  ['an input more may be given', documentOf(body({ kind: { type: 'string' } }))],
  ['more values', documentOf(body({ color: { enum: ['RED', 'GREEN', 'BLUE'] } }))],
  [
    'more in the answer',
    documentOf({}, entry({ ...listed.properties.notes.items.properties, more: { type: 'string' } })),
  ],
  ['another name of the same request', documentOf({ id: 'addNote' })],
];

describe('a newer document', () => {
  test.each(breaking)('breaks an intent: %s', (_what, document, change, notices) => {
    const found = differences(snapshot(), operationsOf(document)).filter((one) => one.breaks);
    expect(found.map((one) => one.change)).toContainEqual(expect.stringMatching(change));
    expect(found.find((one) => change.test(one.change))?.notices).toMatch(notices);
  });

  test.each(harmless)('differs, and breaks nothing: %s', (_what, document, change, notices) => {
    expect(differences(snapshot(), operationsOf(document))).toMatchObject([
      { breaks: false, change: expect.stringMatching(change), notices: expect.stringMatching(notices) },
    ]);
  });

  test.each(same)('changes nothing for the skill: %s', (_what, document) => {
    expect(differences(snapshot(), operationsOf(document))).toEqual([]);
  });
});

describe('npm run service:diff', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'voicelink-difference-'));
    writeFileSync(join(folder, snapshotFile), JSON.stringify(snapshot()));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const compared = (document: ApiDocument) => {
    const file = join(folder, 'newer.json');
    writeFileSync(file, JSON.stringify(document));
    return runNpmCommand('service-diff', [file, '--service', folder]);
  };

  test('ends with 1 where an intent would break, and says what its customer notices', async () => {
    const { exitCode, stdout } = await compared(documentOf({ scopes: ['notes.write', 'notes.admin'] }));
    expect([exitCode, stdout]).toEqual([
      1,
      'breaks CreateNoteIntent (createNote): it now asks for the scope notes.admin, too. The customer hears that the account does not allow it.\n1 difference, 1 of which breaks an intent.\n',
    ]);
  });

  test('ends with 0 where it differs in what breaks nothing, or in nothing', async () => {
    expect(await compared(documentOf({ deprecated: true }))).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('differs CreateNoteIntent'),
    });
    expect(await compared(documentOf())).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('2 operations of Notes are as they were'),
    });
  });

  test('ends with 2 where there is nothing to compare', async () => {
    const { exitCode, stderr } = await runNpmCommand('service-diff', [
      join(folder, 'none.json'),
      '--service',
      folder,
    ]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('There is no file')]);
  });
});
