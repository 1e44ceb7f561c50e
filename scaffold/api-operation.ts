import type { ApiDocument, MediaType, Parameter, PathItem, PathOperation, Response } from './document';
import { isJson } from './media';
import { obstaclesOf } from './obstacles';
import { type Access, accessOf } from './security';
import { type Field, type Shape, shapeOf } from './shape';

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
export interface ApiOperation extends Access {
  /** `operationId`, or made of method and path. */
  readonly id: string;
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly summary: string;
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
      return operation ? [read(document, path, item, method, operation)] : [];
    }),
  );
}

/** A parameter of a path as the skill takes it: letters and digits. What it is called never goes over the wire. */
const pathName = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\W+(\w?)/g, (_all, next: string) => next.toUpperCase()) || 'id';

/** What always stands for a parameter in the middle of a part of a path, as the `.json` of `/orders{format}`. */
function knownPart(path: string, { name, in: place, schema, example }: Parameter): string | undefined {
  const isMixed = path.split('/').some((part) => part.includes(`{${name}}`) && part !== `{${name}}`);
  if (place !== 'path' || !isMixed) return undefined;
  const [only, ...others] = schema?.enum ?? [];
  const known =
    others.length === 0 ? (only ?? schema?.default ?? example ?? schema?.example) : schema?.default;
  return known === undefined ? undefined : String(known);
}

const filled = (path: string, parameter: Parameter): string =>
  path.replace(`{${parameter.name}}`, knownPart(path, parameter) ?? `{${parameter.name}}`);

const pathOf = (path: string) => path.replace(/\{([^}]*)\}/g, (_all, name: string) => `{${pathName(name)}}`);

function read(
  document: ApiDocument,
  path: string,
  item: PathItem,
  method: (typeof methods)[number],
  operation: PathOperation,
): ApiOperation {
  const parameters = parametersOf(item, operation).filter((one) => knownPart(path, one) === undefined);
  const keyHeader = parameters.find(
    (one) => one.in === 'header' && /^idempotency-key$/i.test(one.name),
  )?.name;
  const taken = takenBy(method, operation);
  const json = jsonOf(taken);
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
    path: pathOf(parametersOf(item, operation).reduce((at, one) => filled(at, one), path)),
    summary: summaryOf(operation, path),
    ...accessOf(document, operation, method === 'get'),
    inputs,
    status,
    ...(answer && { answer }),
    ...(example !== undefined && { example }),
    failures: failuresOf(operation),
    isDeprecated: operation.deprecated === true,
    ...(keyHeader !== undefined && { keyHeader }),
  };
  return {
    ...known,
    obstacles: obstaclesOf(known, {
      needsBody: operation.requestBody?.required === true,
      taken,
      body,
      answered: success?.content,
    }),
  };
}

/** What is sent: nothing to read or to delete by, unless the document requires it (RFC 9110, 9.3.1 and 9.3.5). */
function takenBy(method: string, { requestBody }: PathOperation): Response['content'] {
  const isOptional = requestBody?.required !== true && (method === 'get' || method === 'delete');
  return isOptional ? undefined : requestBody?.content;
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

function jsonOf(content: Response['content'] = {}): MediaType | undefined {
  return Object.entries(content).find(([type]) => isJson(type))?.[1];
}

function mediaExample({ example, examples = {}, schema }: MediaType): unknown {
  return example ?? Object.values(examples)[0]?.value ?? schema?.example ?? schema?.examples?.[0];
}

/** Statuses of a success that the skill takes. */
const successes = ['200', '201', '202', '204'];

function successOf({ responses = {} }: PathOperation): [number, Response | undefined] {
  const found =
    Object.entries(responses).find(([status]) => successes.includes(status)) ??
    Object.entries(responses).find(([status]) => /^2\d\d$/.test(status));
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
  // Generators write an empty summary where nobody wrote one.
  const text = [summary, description?.split(/(?<=\.)\s|\n/)[0]].find((one) => one?.trim()) ?? path;
  return text.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
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
