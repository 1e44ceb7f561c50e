import type { ApiOperation } from './api-operation';
import { isIdName } from './ids';
import { type Field, fieldOf, type Shape } from './shape';

/** What an answer is read for. */
export interface Reading {
  /** Path of the list in the answer; empty where the answer is the list; absent where there is none. */
  readonly list?: readonly string[];
  /** Path of the one thing in the answer; absent where the answer is the thing, or there is a list. */
  readonly within?: readonly string[];
  /** Path of the object in an entry or in the one thing that has what is said, e.g. the `attributes` of JSON:API. */
  readonly inner?: readonly string[];
  /** Fields that are said, of an entry or of the one thing, in this order. */
  readonly said: readonly Said[];
  /** Fields of an entry that other operations take as ids. */
  readonly ids: readonly string[];
}

/** A field that is said. */
export interface Said {
  readonly name: string;
  readonly as: 'title' | 'state' | 'day' | 'number' | 'text';
  /** What a state can be, where the document lists it. */
  readonly values?: readonly string[];
}

/** Names of fields, the most fitting first. */
const titles = [
  /^(title|name|displayname|label|subject|summary)$/i,
  /(title|name|subject)$/i,
  /^(description|text|message|email|login)$/i,
];
/** Whether a field or an input is called as titles are. */
export const isTitle = (field: Pick<Field, 'name'>): boolean =>
  titles.some((pattern) => pattern.test(field.name.replace(/[-_]/g, '')));

const states = [/^(status|state|stage|phase|priority)$/i, /(status|state)$/i, /^type$/i];
const days = [/(due|deadline|start|begin|scheduled|delivery|expires|end)/i, /(date|day|on|at|utc)$/i];
const amounts = [/(amount|total|price|balance|count|hours|minutes|size|duration)/i];
/** Numbers in units that nobody says. */
const isUnsaidNumber = ({ name }: Field) =>
  /(cents|micros|millis|milliunits|minor|bytes|timestamp|epoch|offset|_ms)$/i.test(name) || isIdName(name);

const mostSaid = 4;

/** Path of the list or the one thing in an answer. */
export const placeOf = ({ list, within }: Reading): readonly string[] => list ?? within ?? [];

/** The thing of an answer that fields are read of: an entry of its list, or what it tells of. */
export function entryOf(answer: Shape | undefined, reading: Reading): Shape | undefined {
  const found = placeOf(reading).reduce<Shape | undefined>(fieldOf, answer);
  if (!reading.list) return found;
  return found?.kind === 'list' ? found.item : undefined;
}

/** The part of an entry that has what is said. */
export const innerOf = (
  entry: Shape | undefined,
  { inner = [] }: Pick<Reading, 'inner'>,
): Shape | undefined => inner.reduce<Shape | undefined>(fieldOf, entry);

/** Decides what is read of an operation's success. What is asked for by its id is one thing, whatever lists it has. */
export function readingOf({ answer, path: asked }: Pick<ApiOperation, 'answer' | 'path'>): Reading {
  if (answer === undefined) return { said: [], ids: [] };
  const isOne = /\}$/.test(asked) && answer.kind === 'object' && isThing(answer.fields);
  const { path, isList, shape } = isOne ? { path: [], isList: false, shape: answer } : contentOf(answer);
  const fields = shape.kind === 'object' ? shape.fields : [];
  return {
    ...(isList ? { list: path } : path.length > 0 && { within: path }),
    ...innerIn(fields),
    ids: fields.filter(isIdField).map(({ name }) => name),
  };
}

/** Names of what an entry has its own fields in, in APIs of some form. */
const isInner = ({ name }: Field) => /^(attributes|fields|properties)$/i.test(name);

/** What is said of an entry: of itself, or where it has no name, of the one thing in it that has. */
function innerIn(fields: readonly Field[]): Pick<Reading, 'said' | 'inner'> {
  const said = saidOf(fields);
  if (said.some(({ as }) => as === 'title')) return { said };
  const named = fields.flatMap((field) => {
    if (field.shape.kind !== 'object' || isAbout(field)) return [];
    const own = saidOf(field.shape.fields);
    return own.some(({ as }) => as === 'title') || (isInner(field) && own.length > 0)
      ? [{ field, said: own }]
      : [];
  });
  const inner = named.find(({ field }) => isInner(field)) ?? (named.length === 1 ? named[0] : undefined);
  if (!inner || (!isInner(inner.field) && said.some(({ as }) => as !== 'day'))) return { said };
  return { inner: [inner.field.name], said: inner.said };
}

interface Content {
  readonly path: readonly string[];
  readonly isList: boolean;
  /** The thing, or an entry of the list. */
  readonly shape: Shape;
}

/** Deeper than this nothing is wrapped. */
const deepest = 3;

/** Fields that tell of an answer, not of what was asked for. */
const isAbout = ({ name }: Field) =>
  /^(_?links?|paging|pagination|page_?info|included|errors?|warnings?|problems?|request_?id)$/i.test(name);

/** What was asked for, within what an API wraps its answers in. */
function contentOf(answer: Shape, path: readonly string[] = []): Content {
  const list = listIn(answer);
  if (list) return { path: [...path, ...list.path], isList: true, shape: list.item };
  const whole = { path, isList: false, shape: answer };
  if (answer.kind !== 'object' || path.length >= deepest) return whole;
  const [inner, ...others] = answer.fields.filter(
    (field) => field.shape.kind === 'object' && field.shape.fields.length > 0 && !isAbout(field),
  );
  if (!inner || others.length > 0 || isThing(answer.fields)) return whole;
  const found = contentOf(inner.shape, [...path, inner.name]);
  return hasContent(found) ? found : whole;
}

const hasContent = ({ shape, isList }: Content) =>
  isList || (shape.kind === 'object' && saidOf(shape.fields).length > 0);

function listIn(shape: Shape): { readonly path: readonly string[]; readonly item: Shape } | undefined {
  if (shape.kind === 'list') return { path: [], item: shape.item };
  if (shape.kind !== 'object') return undefined;
  const lists = shape.fields.filter((field) => field.shape.kind === 'list' && !isAbout(field));
  const named = lists.find(({ name }) =>
    /^(items|entries|data|results|records|values|elements)$/i.test(name),
  );
  // A thing that has a list among much else is one thing.
  const found = named ?? (isThing(shape.fields) ? undefined : lists.find(isOfThings));
  return found?.shape.kind === 'list' ? { path: [found.name], item: found.shape.item } : undefined;
}

const isOfThings = ({ shape }: Field) => shape.kind === 'list' && shape.item.kind === 'object';

/** What has a name, or an id, is a thing of its own. */
const isThing = (fields: readonly Field[]) =>
  fields.some((field) => field.shape.kind !== 'list' && (isTitle(field) || isIdField(field)));

const isIdField = ({ name, shape }: Field) => shape.kind === 'text' && !shape.values && isIdName(name);

function first(fields: readonly Field[], patterns: readonly RegExp[]): Field | undefined {
  for (const pattern of patterns) {
    const found = fields.find(({ name }) => pattern.test(name.replace(/[-_]/g, '')));
    if (found) return found;
  }
  return undefined;
}

/** More values than these are no states. */
const mostValues = 20;

const valuesOf = ({ shape }: Field): Pick<Said, 'values'> =>
  shape.kind === 'text' && shape.values && shape.values.length <= mostValues ? { values: shape.values } : {};

const isDay = ({ shape }: Field) => shape.kind === 'text' && /^date/.test(shape.format ?? '');

/** Days on which somebody kept a record, which nobody asks for. */
const isOfRecord = ({ name }: Field) =>
  /(modified|updated|changed|reconciled|synced|deleted|lastseen|lastlogin)/i.test(name.replace(/[-_]/g, ''));

function saidOf(fields: readonly Field[]): Said[] {
  const texts = fields.filter((field) => field.shape.kind === 'text' && !isDay(field) && !isIdField(field));
  const title = first(
    texts.filter(({ shape }) => shape.kind === 'text' && !shape.values),
    titles,
  );
  // What is always the same says nothing.
  const state = first(
    texts.filter(
      (field) => field !== title && !(field.shape.kind === 'text' && field.shape.values?.length === 1),
    ),
    states,
  );
  const dated = fields.filter((field) => isDay(field) && !isOfRecord(field));
  const day = first(dated, days) ?? dated[0];
  const amount = first(
    fields.filter((field) => field.shape.kind === 'number' && !isUnsaidNumber(field)),
    amounts,
  );
  // What has no name is called by the first thing that is written of it.
  const [named] = title || state ? [] : texts;
  const chosen: Said[] = [
    ...(named && (day || amount) ? [{ name: named.name, as: 'text' } as const] : []),
    ...(title ? [{ name: title.name, as: 'title' } as const] : []),
    ...(state ? [{ name: state.name, as: 'state', ...valuesOf(state) } as const] : []),
    ...(day ? [{ name: day.name, as: 'day' } as const] : []),
    ...(amount ? [{ name: amount.name, as: 'number' } as const] : []),
  ];
  if (chosen.length > 0) return chosen.slice(0, mostSaid);
  return texts.slice(0, 2).map(({ name }) => ({ name, as: 'text' as const }));
}
