import type { ApiOperation, Input } from './api-operation';
import { hasKnownValue, isSayable } from './api-operation';
import { camel, kebab, Names, pascal, resourceOf, spoken, wordsOf } from './names';
import { isIdName, type Reading, readingOf } from './reading';
import type { Shape } from './shape';

/** What cannot be made, and where a person goes on. */
export interface Left {
  readonly operation: string;
  readonly what: string;
  /** From the service's folder. */
  readonly where: string;
}

/** A value that is always sent. */
export interface Fixed {
  readonly input: Input;
  readonly value: string | number | boolean;
}

/** What a customer says for an input. */
export interface SlotPlan {
  readonly name: string;
  readonly input: Input;
  readonly type: string;
  /** Values of a type of its own. */
  readonly values?: readonly string[];
  /** Key of what is asked when it is missing. */
  readonly ask: string;
}

/** An input that is an id, found among what another operation lists. */
export interface Lookup {
  readonly input: Input;
  /** Name of the operation that lists. */
  readonly list: string;
  readonly slot: string;
  readonly ask: string;
  /** As it is said: `project`. */
  readonly one: string;
}

/** How a list goes on. */
export interface Paging {
  readonly kind: 'cursor' | 'offset' | 'page';
  readonly input: Input;
  /** Path of the field that says where the next page begins; of a cursor alone. */
  readonly next?: readonly string[];
  /** The input that says how many, where there is one. */
  readonly size?: Input;
}

/** An operation and the intent that uses it. */
export interface IntentPlan {
  readonly operation: ApiOperation;
  /** In TypeScript, e.g. `getProjects`. */
  readonly name: string;
  readonly file: string;
  /** e.g. `GetProjectsIntent`. */
  readonly intent: string;
  readonly kind: 'list' | 'one' | 'change';
  readonly verb: 'create' | 'update' | 'delete' | 'do';
  /** What it is about, as it is said. */
  readonly one: string;
  readonly many: string;
  readonly scope: string;
  readonly lookups: readonly Lookup[];
  readonly slots: readonly SlotPlan[];
  readonly fixed: readonly Fixed[];
  readonly reading: Reading;
  readonly paging?: Paging;
  /** Names of its own problems, and of the usual ones. */
  readonly problems: readonly string[];
}

export interface Plan {
  readonly title: string;
  readonly intents: readonly IntentPlan[];
  readonly scopes: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, { readonly status: number; readonly title: string }>>;
  readonly left: readonly Left[];
}

/** The usual problems that every service has by its status. */
const usual = ['bad-request', 'not-found'];
/** Of Alexa's own, or of the mechanism, or said of tokens. */
const common = [...usual, 'insufficient-scope', 'unauthorized', 'rate-limited'];

/** Statuses that the skill tells apart by a problem's type. */
const tellable = [400, 403, 404, 409, 422];

/**
 * Decides what becomes of the chosen operations.
 *
 * @throws PlanError where one cannot be made
 */
export function planService(title: string, chosen: readonly ApiOperation[]): Plan {
  const left: Left[] = [];
  const names = new Names();
  const skeletons = chosen.map((operation) => skeletonOf(operation, names));
  const problems: Record<string, { status: number; title: string }> = {};
  const intents = skeletons.map((skeleton): IntentPlan => {
    const { operation } = skeleton;
    const own = problemsOf(operation, problems);
    return {
      ...skeleton,
      ...inputsOf(skeleton, skeletons, left),
      scope: scopeOf(operation, left),
      problems: own,
    };
  });
  for (const intent of intents) {
    const read = intents.flatMap(({ lookups }) => lookups.filter(({ list }) => list === intent.name));
    // Of ids only those are read that some operation is called with.
    Object.assign(intent, { reading: { ...intent.reading, ids: idsFor(read, intent.reading.ids) } });
  }
  const scopes = Object.fromEntries(intents.map(({ scope }) => [scope, `Use ${title}: ${spoken(scope)}`]));
  left.push({
    operation: intents.map((intent) => intent.operation.id).join(', '),
    what: 'No answer is approved yet. Write a scenario for each thing that is said, and approve what is answered.',
    where: 'scenarios.ts',
  });
  return { title, intents, scopes, problems, left };
}

/** The fields that hold the ids which lookups take: those of the same name, or else the entry's own. */
export function idsFor(lookups: readonly Lookup[], ids: readonly string[]): string[] {
  return [
    ...new Set(
      lookups.flatMap(
        ({ input }) =>
          ids.find((name) => name === input.name) ?? ids.find((name) => name === 'id') ?? ids[0] ?? [],
      ),
    ),
  ];
}

type Skeleton = Omit<IntentPlan, 'scope' | 'lookups' | 'slots' | 'fixed' | 'problems'>;

function skeletonOf(operation: ApiOperation, names: Names): Skeleton {
  const name = names.unique(camel(operation.id));
  const reading = readingOf(operation);
  const isSafe = operation.method === 'GET';
  const paging = isSafe && reading.list ? pagingOf(operation) : undefined;
  return {
    operation,
    name,
    file: kebab(name),
    intent: `${pascal(name)}Intent`,
    kind: isSafe ? (reading.list ? 'list' : 'one') : 'change',
    verb: verbOf(operation),
    ...resourceOf(operation),
    reading,
    ...(paging && { paging }),
  };
}

function verbOf({ id, method, path }: ApiOperation): IntentPlan['verb'] {
  if (method === 'DELETE') return 'delete';
  if (method === 'PUT' || method === 'PATCH') return 'update';
  if (/^(create|add|new|post)$/.test(wordsOf(id)[0] ?? '')) return 'create';
  // A verb after an id, as in /orders/{id}/close, is something else than making one.
  return /\{[^}]+\}\/[^/{]+$/.test(path) || wordsOf(id).length > 1 ? 'do' : 'create';
}

const isNamed = ({ name }: { readonly name: string }, pattern: RegExp) =>
  pattern.test(name.replace(/[-_]/g, ''));

function pagingOf({ inputs, answer }: ApiOperation): Paging | undefined {
  const query = inputs.filter((input) => input.in === 'query');
  const size = query.find((input) =>
    isNamed(input, /^(limit|pagesize|perpage|maxresults|count|size|first|top)$/i),
  );
  const cursor = query.find((input) =>
    isNamed(input, /^(cursor|marker|nextmarker|after|pagetoken|nexttoken|continuationtoken|startingafter)$/i),
  );
  const next = answer && nextField(answer);
  const more = { ...(size && { size }) };
  if (cursor && next) return { kind: 'cursor', input: cursor, next, ...more };
  const offset = query.find((input) => isNamed(input, /^(offset|skip|start)$/i));
  if (offset) return { kind: 'offset', input: offset, ...more };
  const page = query.find((input) => isNamed(input, /^(page|pagenumber)$/i));
  return page && { kind: 'page', input: page, ...more };
}

/** The field that says where the next page begins: at the top, or one level below. */
function nextField(shape: Shape, path: readonly string[] = []): readonly string[] | undefined {
  if (shape.kind !== 'object') return undefined;
  const own = shape.fields.find(
    (field) =>
      field.shape.kind === 'text' &&
      isNamed(
        field,
        /^(next|nextcursor|nextmarker|nextpagetoken|nexttoken|cursor|endcursor|continuationtoken)$/i,
      ),
  );
  if (own) return [...path, own.name];
  if (path.length > 0) return undefined;
  return shape.fields
    .map((field) => nextField(field.shape, [field.name]))
    .find((found) => found !== undefined);
}

function scopeOf({ id, scopes, method }: ApiOperation, left: Left[]): string {
  const [first] = scopes;
  const narrow = method === 'GET' ? scopes.find((scope) => /read/i.test(scope)) : undefined;
  const chosen = scopeName(narrow ?? first ?? 'api');
  if (first === undefined) {
    left.push({
      operation: id,
      what: `The document asks for no scope; "${chosen}" is asked for. Name the scope that your API will ask for.`,
      where: 'scopes.ts',
    });
  } else if (scopes.length > 1) {
    left.push({
      operation: id,
      what: `The document names the scopes ${scopes.join(' and ')}; it is called with "${chosen}". An operation has one: check that it is enough.`,
      where: 'operations.ts',
    });
  }
  return chosen;
}

/** A scope as Cognito takes it: without slashes, spaces, quotation marks and backslashes. */
const scopeName = (scope: string) =>
  (scope.split('/').findLast(Boolean) ?? scope).replace(/[^\x21\x23-\x2E\x30-\x5B\x5D-\x7E]/g, '-') || 'api';

function problemsOf(
  { failures, path }: ApiOperation,
  known: Record<string, { status: number; title: string }>,
): string[] {
  const named = failures.flatMap(({ status, type, title }) => {
    if (status === 404 && path.includes('{')) return ['not-found'];
    if (!type || common.includes(type) || !tellable.includes(status)) return [];
    const name = kebab(type);
    const same = known[name];
    if (same && same.status !== status) return [];
    known[name] ??= { status, title: title.slice(0, 200) };
    return [name];
  });
  return [...new Set(named)];
}

/** Slots of one intent at most: more, nobody answers. */
const mostSlots = 4;

function inputsOf(
  skeleton: Skeleton,
  all: readonly Skeleton[],
  left: Left[],
): Pick<IntentPlan, 'lookups' | 'slots' | 'fixed'> {
  const { operation, file, kind, paging, name } = skeleton;
  const lookups: Lookup[] = [];
  const slots: SlotPlan[] = [];
  const fixed: Fixed[] = [];
  const names = new Names();
  const isPaging = (input: Input) => input === paging?.input || input === paging?.size;
  const wanted = operation.inputs.filter((input) => input.isRequired && !isPaging(input));
  const optional =
    kind === 'change' && !wanted.some(({ in: place }) => place === 'body')
      ? firstSayable(operation)
      : undefined;
  for (const input of [...wanted, ...(optional ? [optional] : [])]) {
    if (hasKnownValue(input)) {
      const value = knownValue(input);
      fixed.push({ input, value });
      if (input.in === 'header') {
        left.push({
          operation: operation.id,
          what: `The header ${input.name} is always sent as ${JSON.stringify(value)}. Put in the value of your API.`,
          where: 'operations.ts',
        });
      }
      continue;
    }
    const list = isId(input) ? listFor(input, skeleton, all) : undefined;
    if (list) {
      const slot = names.unique(camel(list.one));
      lookups.push({ input, list: list.name, slot, ask: `${name}Which${pascal(slot)}`, one: list.one });
      continue;
    }
    if (isId(input)) {
      left.push({
        operation: operation.id,
        what: `${input.name} is an id that nobody says, and no chosen operation lists what it names. What the customer says is sent as it is.`,
        where: `intents/${file}.ts`,
      });
    }
    if (slots.length + lookups.length >= mostSlots) {
      fixed.push({ input, value: knownValue(input) });
      left.push({
        operation: operation.id,
        what: `${input.name} is not asked for, because ${mostSlots} questions are enough; ${JSON.stringify(knownValue(input))} is sent.`,
        where: `intents/${file}.ts`,
      });
      continue;
    }
    const slot = names.unique(camel(input.name));
    slots.push({
      name: slot,
      input,
      ...typeOf(skeleton.intent, slot, input),
      ask: `${name}What${pascal(slot)}`,
    });
  }
  return { lookups, slots, fixed };
}

/** For a change that requires nothing: what is most likely changed. */
function firstSayable({ inputs }: ApiOperation): Input | undefined {
  const body = inputs.filter((input) => input.in === 'body' && isSayable(input) && !/id$/i.test(input.name));
  return body.find((input) => /name|title|status|state/i.test(input.name)) ?? body[0];
}

const isId = (input: Input): boolean =>
  input.shape.kind === 'text' && !input.shape.values && (input.in === 'path' || isIdName(input.name));

/** The operation whose entries an id is one of: it lists them, with a field for the id. */
function listFor(input: Input, { name }: Skeleton, all: readonly Skeleton[]): Skeleton | undefined {
  const lists = all.filter((one) => one.kind === 'list' && one.name !== name && one.reading.ids.length > 0);
  const about = wordsOf(input.name)
    .filter((word) => word !== 'id')
    .join(' ');
  return (
    lists.find((one) => one.reading.ids.includes(input.name)) ??
    lists.find(
      (one) =>
        about !== '' &&
        (one.one === about || one.one.endsWith(` ${about}`)) &&
        one.reading.ids.includes('id'),
    ) ??
    lists.find((one) => about === '' && one.reading.ids.includes('id'))
  );
}

function knownValue({ shape }: Input): string | number | boolean {
  const { example } = shape;
  if (['string', 'number', 'boolean'].includes(typeof example)) return example as string | number | boolean;
  switch (shape.kind) {
    case 'text':
      return shape.values?.[0] ?? 'example';
    case 'number':
      return shape.least ?? 1;
    case 'boolean':
      return false;
    default:
      return 'example';
  }
}

function typeOf(intent: string, slot: string, { name, shape }: Input): Pick<SlotPlan, 'type' | 'values'> {
  if (shape.kind === 'number') return { type: 'AMAZON.NUMBER' };
  if (shape.kind === 'boolean') {
    return { type: `${intent.replace(/Intent$/, '')}${pascal(slot)}Type`, values: ['true', 'false'] };
  }
  if (shape.kind === 'text' && shape.values) {
    return { type: `${intent.replace(/Intent$/, '')}${pascal(slot)}Type`, values: shape.values };
  }
  const format = shape.kind === 'text' ? (shape.format ?? '') : '';
  if (/^date/.test(format)) return { type: 'AMAZON.DATE' };
  if (format === 'time') return { type: 'AMAZON.TIME' };
  if (format === 'duration') return { type: 'AMAZON.DURATION' };
  return { type: /(^|[a-z])(Date|_date|_on)$/.test(name) ? 'AMAZON.DATE' : 'AMAZON.SearchQuery' };
}
