import type { ApiDocument } from '../../scaffold/document';
import { operationsOf } from '../../scaffold/operations/operations-of';
import { planService } from '../../scaffold/planning/plan-service';
import { type Snapshot, snapshotOf } from '../../scaffold/snapshot';

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
  /** Media type of what is sent. */
  sentAs: string;
  /** Path of the object in which it stands. */
  within: string[];
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
  sentAs: 'application/json',
  within: [],
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
export function documentOf(change: Partial<Parts> = {}, list: object | undefined = listed): ApiDocument {
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
            [now.sentAs]: {
              schema: now.within.reduceRight<object>(
                (inner, name) => ({ type: 'object', properties: { [name]: inner }, required: [name] }),
                { type: 'object', properties: now.body, required: now.required },
              ),
            },
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

/** What a service was made of. */
export const snapshot = (): Snapshot => snapshotOf(planService('Notes', operationsOf(documentOf())), '1');
const body = (change: Record<string, object>) => ({ body: { ...before.body, ...change } });

type Row = readonly [what: string, document: ApiDocument, change: RegExp, notices: RegExp];

/** Newer documents for which an intent would no longer do what it does. */
export const breaking: readonly Row[] = [
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
    'what is sent stands within something',
    documentOf({ within: ['note'] }),
    /^note.title is now required$/,
    /did not work/,
  ],
  [
    'what is sent is another kind of body',
    documentOf({ sentAs: 'application/x-www-form-urlencoded' }),
    /^it is now sent as application\/x-www-form-urlencoded, and was as application\/json$/,
    /did not work/,
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

/** Newer documents that differ in what breaks nothing. */
export const harmless: readonly Row[] = [
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

/** Newer documents that are the same for the skill. */
export const same: readonly (readonly [what: string, document: ApiDocument])[] = [
  ['nothing', documentOf()],
  ['an input more may be given', documentOf(body({ kind: { type: 'string' } }))],
  ['more values', documentOf(body({ color: { enum: ['RED', 'GREEN', 'BLUE'] } }))],
  [
    'more in the answer',
    documentOf({}, entry({ ...listed.properties.notes.items.properties, more: { type: 'string' } })),
  ],
  ['another name of the same request', documentOf({ id: 'addNote' })],
];
