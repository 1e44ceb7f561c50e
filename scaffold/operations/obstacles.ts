import type { ApiOperation } from '../api-operation';
import type { Response } from '../document';
import { hasKnownValue, isSayable, isSecret } from '../sayable';
import type { Shape } from '../shape';
import { isForm, isJson } from './media';

/** More required inputs than this nobody says one after the other. */
const mostRequired = 6;

/** What an operation is looked at for: itself, and the bodies that the document describes. */
interface Looked {
  readonly operation: Omit<ApiOperation, 'obstacles'>;
  /** Whether there has to be a body. */
  readonly needsBody: boolean;
  /** What it takes, by media types. */
  readonly taken: Response['content'];
  readonly body: Shape | undefined;
  /** What a success holds, by media types. */
  readonly answered: Response['content'];
}

/** How a body is called that is no JSON, by its media types. */
const bodies: readonly (readonly [RegExp, string])[] = [
  [/xml/i, 'XML'],
  [/^(multipart\/|image\/|audio\/|video\/|application\/(octet-stream|pdf|zip))/i, 'an upload'],
];

/** Each says why a voice cannot use an operation; nothing, where it is no reason. */
const checks: readonly ((looked: Looked) => string | undefined)[] = [
  ({ operation: { path, inputs } }) => {
    const named = inputs.filter((input) => input.in === 'path').map(({ name }) => name);
    const unknown = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) =>
      named.includes(name) ? [] : [name],
    );
    return unknown.length > 0
      ? `its path has ${unknown.join(', ')}, which the document does not describe`
      : undefined;
  },
  ({ operation: { path } }) =>
    path.includes('#') ? 'its path goes on after a #, which is never sent' : undefined,
  ({ operation: { inputs } }) => {
    const names = inputs.filter((input) => input.isRequired && !hasKnownValue(input)).map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    return twice === undefined ? undefined : `it requires ${twice} in two places`;
  },
  ({ taken = {} }) => {
    const types = Object.keys(taken);
    if (types.length === 0 || types.some((type) => isJson(type) || isForm(type))) return undefined;
    const [, what = 'something else'] =
      bodies.find(([pattern]) => types.some((type) => pattern.test(type))) ?? [];
    return `it takes ${types.join(', ')}: ${what}, not JSON`;
  },
  ({ answered = {} }) => {
    const types = Object.keys(answered);
    return types.length > 0 && !types.some(isJson) ? `it answers ${types.join(', ')}: no JSON` : undefined;
  },
  ({ operation: { status } }) =>
    [200, 201, 202, 204].includes(status)
      ? undefined
      : `its success is ${status}, and the skill takes 200, 201, 202 and 204`,
  ({ body }) =>
    body && body.kind !== 'object' && body.kind !== 'unknown' ? 'its body is no object' : undefined,
  ({ operation: { method, answer } }) => {
    if (method !== 'GET' || answer === undefined) return undefined;
    const what = answer.kind === 'list' ? answer.item.kind : answer.kind;
    if (what === 'object' || what === 'unknown') return undefined;
    return `it answers ${answer.kind === 'list' ? `a list of single values (${what})` : `a single value (${what})`}, no thing that could be told of`;
  },
  ({ operation: { inputs } }) => {
    const { length } = inputs.filter((input) => input.isRequired && !hasKnownValue(input));
    return length > mostRequired
      ? `it requires ${length} inputs, more than ${mostRequired} that a customer would say`
      : undefined;
  },
  ({ operation: { inputs } }) => {
    const unsayable = inputs.filter(
      (input) => input.isRequired && !hasKnownValue(input) && !isSayable(input),
    );
    return unsayable.length > 0
      ? `it requires ${unsayable.map(({ name }) => name).join(', ')}, which nobody can say`
      : undefined;
  },
  ({ operation: { inputs } }) => {
    const secrets = inputs.filter((input) => input.isRequired && !hasKnownValue(input) && isSecret(input));
    return secrets.length > 0
      ? `it requires ${secrets.map(({ name }) => name).join(', ')}, which nobody should say aloud`
      : undefined;
  },
  ({ operation: { inputs }, needsBody, body }) =>
    needsBody &&
    body?.kind === 'object' &&
    !inputs.some((input) => input.in === 'body' && (isSayable(input) || hasKnownValue(input)))
      ? 'it requires a body, of which nobody can say anything'
      : undefined,
];

/** Why a voice cannot use an operation; empty where it can. */
export function obstaclesOf(operation: Looked['operation'], bodiesOf: Omit<Looked, 'operation'>): string[] {
  return checks.flatMap((check) => check({ operation, ...bodiesOf }) ?? []);
}
