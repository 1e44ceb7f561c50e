import type { Input } from '../api-operation';
import type { Parameter, PathItem, PathOperation } from '../document';
import { hasKnownValue, mostLikely } from '../sayable';
import { type Field, type Shape, shapeOf } from '../shape';

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
  const isFormat = /^\.?format$/i.test(name);
  const known =
    others.length === 0
      ? (only ?? schema?.default ?? (isFormat ? (example ?? schema?.example) : undefined))
      : schema?.default;
  return known === undefined ? undefined : String(known);
}

/** A path with what is known of it, its parameters called as the skill calls them. */
export function pathOf(path: string, parameters: readonly Parameter[]): string {
  return parameters
    .reduce((at, one) => at.replace(`{${one.name}}`, knownPart(path, one) ?? `{${one.name}}`), path)
    .replace(/\{([^}]*)\}/g, (_all, name: string) => `{${pathName(name)}}`);
}

/** The operation's own parameters, and those of its path that it does not replace. */
export function parametersOf(item: PathItem, { parameters = [] }: PathOperation): readonly Parameter[] {
  const shared = (item.parameters ?? []).filter(
    (one) => !parameters.some(({ name, in: place }) => name === one.name && place === one.in),
  );
  return [...shared, ...parameters];
}

/** The parameter by which a request is sent once. */
export const isKeyHeader = ({ in: place, name }: Parameter): boolean =>
  place === 'header' && /^idempotency-key$/i.test(name);

/** Headers that every request has, of itself or of HTTP. */
const isOwnHeader = ({ in: place, name }: Parameter): boolean =>
  place === 'header' &&
  /^(accept|accept-encoding|authorization|connection|content-length|content-type|host|user-agent)$/i.test(
    name,
  );

/**
 * What an operation takes: its parameters, and the fields of its body.
 *
 * @param body what is sent
 */
export function inputsOf(path: string, parameters: readonly Parameter[], body: Shape | undefined): Input[] {
  const taken = parameters
    .filter((one) => ['path', 'query', 'header'].includes(one.in) && knownPart(path, one) === undefined)
    .filter((one) => !isKeyHeader(one) && !isOwnHeader(one))
    .map(parameterInput);
  const sent = body?.kind === 'object' ? fieldsOf(body.fields) : [];
  // What a body calls as the path does is the same.
  const inPath = (name: string) => taken.find((one) => one.in === 'path' && one.name === name);
  const echoes = sent.filter(({ name, shape }) => shape.kind === 'text' && inPath(name));
  return [
    ...taken.map((input) => {
      const echo =
        input.in === 'path' && echoes.find(({ name, isRequired }) => isRequired && name === input.name);
      return echo ? { ...input, echo: [...(echo.within ?? []), echo.name] } : input;
    }),
    ...sent.filter((field) => !echoes.includes(field)),
  ];
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

/** Deeper than this nothing is asked for. */
const deepest = 4;

/**
 * Fields of what is sent. Where an object has to be sent, or nothing but an object can be, what is in it is sent;
 * of one of which nothing is required the field that is most likely meant.
 */
function fieldsOf(fields: readonly Field[], within: readonly string[] = []): Input[] {
  return fields.flatMap((field) => {
    const own: Input = { ...field, in: 'body', ...(within.length > 0 && { within }) };
    const isNeeded = field.isRequired || fields.length === 1;
    if (!isNeeded || within.length >= deepest || field.shape.kind !== 'object') return [own];
    const inner = fieldsOf(field.shape.fields, [...within, field.name]);
    if (inner.some((one) => one.isRequired && !hasKnownValue(one)) || !field.isRequired) return inner;
    const likely = mostLikely(inner);
    const isEnough = likely !== undefined || inner.some((one) => one.isRequired);
    return isEnough ? inner.map((one) => (one === likely ? { ...one, isRequired: true } : one)) : [own];
  });
}
