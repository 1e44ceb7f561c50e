import type { ApiDocument, MediaType, Parameter, PathItem, PathOperation, Response } from './document';
import { type Field, isCyclic, type Shape, shapeOf } from './shape';

const methods = ['get', 'put', 'post', 'patch', 'delete'] as const;

/** A parameter or a field of a request. */
export interface Input extends Field {
  readonly in: 'path' | 'query' | 'header' | 'body';
}

/** A documented failure. */
export interface Failure {
  readonly status: number;
  /** Last segment of the problem's type, where the document tells one. */
  readonly type?: string;
  readonly title: string;
}

/** An operation of the document, in the terms in which a service is defined. */
export interface ApiOperation {
  /** `operationId`, or made of method and path. */
  readonly id: string;
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  /** As a token has them; more than one where the operation asks for several. */
  readonly scopes: readonly string[];
  readonly inputs: readonly Input[];
  readonly status: number;
  /** Absent: a success has no body. */
  readonly answer?: Shape;
  /** An example of a success, as the document gives it. */
  readonly example?: unknown;
  readonly failures: readonly Failure[];
  /** The name of the header by which a request is sent once, where there is one. */
  readonly keyHeader?: string;
  /** Whether the document says that it will go. */
  readonly isDeprecated: boolean;
  /** Why a voice cannot use it; empty where it can. */
  readonly obstacles: readonly string[];
}

/** Every operation of a document, in its order. */
export function operationsOf(document: ApiDocument): ApiOperation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method] as PathOperation | undefined;
      return operation ? [read(document, pathOf(path), item, method, operation)] : [];
    }),
  );
}

/** A parameter of a path as the skill takes it: letters and digits. What it is called never goes over the wire. */
const pathName = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\W+(\w?)/g, (_all, next: string) => next.toUpperCase()) || 'id';

const pathOf = (path: string) => path.replace(/\{([^}]*)\}/g, (_all, name: string) => `{${pathName(name)}}`);

function read(
  document: ApiDocument,
  path: string,
  item: PathItem,
  method: (typeof methods)[number],
  operation: PathOperation,
): ApiOperation {
  const parameters = parametersOf(item, operation);
  const keyHeader = parameters.find(
    (one) => one.in === 'header' && /^idempotency-key$/i.test(one.name),
  )?.name;
  const json = jsonOf(operation.requestBody?.content);
  const body = json && shapeOf(json.schema);
  const inputs = [
    ...parameters
      .filter((one) => one.name !== keyHeader && ['path', 'query', 'header'].includes(one.in))
      .filter((one) => !(one.in === 'header' && /^(accept|content-type|authorization)$/i.test(one.name)))
      .map(parameterInput),
    ...(body?.kind === 'object' ? body.fields.map((field): Input => ({ ...field, in: 'body' })) : []),
  ];
  const [status, success] = successOf(operation);
  const media = jsonOf(success?.content);
  const answer = media && shapeOf(media.schema);
  const example = media && mediaExample(media);
  const known = {
    id: operation.operationId ?? idOf(method, path),
    method: method.toUpperCase() as ApiOperation['method'],
    path,
    summary: summaryOf(operation, path),
    scopes: scopesOf(document, operation),
    inputs,
    status,
    ...(answer && { answer }),
    ...(example !== undefined && { example }),
    failures: failuresOf(operation),
    isDeprecated: operation.deprecated === true,
    ...(keyHeader !== undefined && { keyHeader }),
  };
  return { ...known, obstacles: obstaclesOf(known, operation, body, success) };
}

/** The operation's own parameters, and those of its path that it does not replace. */
function parametersOf(item: PathItem, { parameters = [] }: PathOperation): readonly Parameter[] {
  const shared = (item.parameters ?? []).filter(
    (one) => !parameters.some(({ name, in: place }) => name === one.name && place === one.in),
  );
  return [...shared, ...parameters];
}

function parameterInput({ name, in: place, required, description, schema, example }: Parameter): Input {
  const told = shapeOf(schema);
  // In a path everything is text; a number is still said as one.
  const shape: Shape =
    place === 'path' && told.kind !== 'text'
      ? { kind: 'text', ...(told.kind === 'number' && { format: 'number' }) }
      : told;
  return {
    name: place === 'path' ? pathName(name) : name,
    in: place as Input['in'],
    shape: example === undefined ? shape : { ...shape, example },
    isRequired: required === true || place === 'path',
    ...(description !== undefined && { description }),
  };
}

const isJson = (type: string) => /^application\/([\w.+-]+\+)?json\b/i.test(type);

function jsonOf(content: Response['content'] = {}): MediaType | undefined {
  return Object.entries(content).find(([type]) => isJson(type))?.[1];
}

function mediaExample({ example, examples = {}, schema }: MediaType): unknown {
  return example ?? Object.values(examples)[0]?.value ?? schema?.example ?? schema?.examples?.[0];
}

function successOf({ responses = {} }: PathOperation): [number, Response | undefined] {
  const found = Object.entries(responses).find(([status]) => /^2\d\d$/.test(status));
  return found ? [Number(found[0]), found[1]] : [200, responses['2XX'] ?? responses.default];
}

/** e.g. `getInvoicesById` of `GET /invoices/{id}`. */
function idOf(method: string, path: string): string {
  const words = path.split('/').map((segment) => segment.replace(/^\{(.*)\}$/, 'by-$1'));
  return [method, ...words]
    .join('-')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
}

function summaryOf({ summary, description }: PathOperation, path: string): string {
  const text = summary ?? description?.split(/(?<=\.)\s|\n/)[0] ?? path;
  return text.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
}

/** The scopes of the first way in that the operation offers. */
function scopesOf(document: ApiDocument, { security = document.security ?? [] }: PathOperation): string[] {
  const [first = {}] = security;
  return [...new Set(Object.values(first).flat())];
}

function failuresOf({ responses = {} }: PathOperation): Failure[] {
  return Object.entries(responses).flatMap(([code, response]) => {
    const status = Number(code);
    if (!(status >= 400 && status < 500) || [401, 429].includes(status)) return [];
    const media = jsonOf(response.content) ?? {};
    const examples = [media.example, ...Object.values(media.examples ?? {}).map(({ value }) => value)];
    const told = examples.flatMap((one) => problemType(one));
    const title = sentenceIn(response.description ?? '') || `Refused with ${status}`;
    return told.length > 0
      ? told.map(({ type, title: own }) => ({ status, type, title: own ?? title }))
      : [{ status, title }];
  });
}

/** The first sentence of a text, without its mark-up and its full stop. */
const sentenceIn = (text: string): string =>
  (text.split(/\n\s*\n|\n\s*[*-] /)[0] ?? '')
    .replace(/[`*_<>]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/([.!?])\s.*$/, '$1')
    .replace(/\.$/, '')
    .trim();

/** The type of a problem by RFC 9457, by its last segment. */
function problemType(example: unknown): { readonly type: string; readonly title?: string }[] {
  if (typeof example !== 'object' || example === null) return [];
  const { type, title } = example as { type?: unknown; title?: unknown };
  const [, last] = typeof type === 'string' ? (/([A-Za-z][\w-]*)\/?$/.exec(type) ?? []) : [];
  return last ? [{ type: last.toLowerCase(), ...(typeof title === 'string' && { title }) }] : [];
}

/** More required inputs than this nobody says one after the other. */
const mostRequired = 6;

/** Whether a customer can say it: one word or number, not a structure. */
export const isSayable = ({ shape }: Field): boolean => ['text', 'number', 'boolean'].includes(shape.kind);

function obstaclesOf(
  operation: Omit<ApiOperation, 'obstacles'>,
  { requestBody }: PathOperation,
  body: Shape | undefined,
  success: Response | undefined,
): string[] {
  const { inputs, answer, path } = operation;
  const required = inputs.filter((input) => input.isRequired && !hasKnownValue(input));
  const named = inputs.filter((input) => input.in === 'path').map(({ name }) => name);
  const unknown = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) =>
    named.includes(name) ? [] : [name],
  );
  const types = Object.keys(requestBody?.content ?? {});
  const answered = Object.keys(success?.content ?? {});
  const unsayable = required.filter((input) => !isSayable(input)).map(({ name }) => name);
  return [
    ...(unknown.length > 0
      ? [`its path has ${unknown.join(', ')}, which the document does not describe`]
      : []),
    ...(path.includes('#') ? ['its path goes on after a #, which is never sent'] : []),
    ...(types.length > 0 && !types.some(isJson) ? [`it takes ${types.join(', ')}: an upload, not JSON`] : []),
    ...(answered.length > 0 && !answered.some(isJson) ? [`it answers ${answered.join(', ')}: no JSON`] : []),
    ...(body && body.kind !== 'object' && body.kind !== 'unknown' ? ['its body is no JSON object'] : []),
    ...(required.length > mostRequired
      ? [`it requires ${required.length} inputs, more than ${mostRequired} that a customer would say`]
      : []),
    ...(unsayable.length > 0 ? [`it requires ${unsayable.join(', ')}, which nobody can say`] : []),
    ...((body && isCyclic(body)) || (answer && isCyclic(answer)) ? ['its schema refers to itself'] : []),
  ];
}

/** Inputs that nobody has to say, because the document gives their only value or a default. */
export function hasKnownValue({ shape, in: place }: Input): boolean {
  return place === 'header' || (shape.kind === 'text' && shape.values?.length === 1);
}
