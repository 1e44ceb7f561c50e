import type { ApiOperation } from './api-operation';
import { fieldOf, type Shape } from './shape';
import { described, type Snapshot, sentName, type UsedOperation } from './snapshot';

/** What a newer document changes for an operation in use. */
export interface Difference {
  readonly operation: string;
  readonly intent: string;
  /** Whether the intent would no longer do what it does. */
  readonly breaks: boolean;
  /** What changes in the document. */
  readonly change: string;
  /** What a customer notices. */
  readonly notices: string;
}

type Found = Omit<Difference, 'operation' | 'intent'>;

/** What is sent where nothing else is said. */
const plainJson = 'application/json';

/** One kind of difference; each looks at one operation. */
const checks: readonly ((used: UsedOperation, now: ApiOperation) => readonly Found[])[] = [
  (used, now) =>
    used.method !== now.method || used.path !== now.path
      ? [
          breaking(
            `it is now ${now.method} ${now.path}, and was ${used.method} ${used.path}`,
            'hears that the service cannot be reached',
          ),
        ]
      : [],
  (used, now) =>
    used.status !== now.status
      ? [
          breaking(
            `a success is now ${now.status}, and was ${used.status}`,
            'hears that the service cannot be reached',
          ),
        ]
      : [],
  ({ sentAs = plainJson }, { sentAs: now = plainJson, inputs }) =>
    now !== sentAs && inputs.some((input) => input.in === 'body')
      ? [breaking(`it is now sent as ${now}, and was as ${sentAs}`, 'hears that it did not work')]
      : [],
  (used, now) =>
    now.inputs
      .filter((input) => input.isRequired && !used.sent.some(({ name }) => name === sentName(input)))
      .map((input) =>
        breaking(
          `${input.in === 'header' ? 'the header ' : ''}${sentName(input)} is now required`,
          'hears that it did not work',
        ),
      ),
  (used, now) => used.sent.flatMap((sent) => inputChange(sent, now)),
  (used, now) => used.read.flatMap((read) => readChange(read, now)),
  ({ scope, scopes = [scope] }, now) => {
    const gone = scopes.filter((one) => !now.scopes.includes(one));
    const how = gone.length === 0 ? ', too' : `, and no longer for ${gone.join(' and ')}`;
    return now.scopes
      .filter((one) => !scopes.includes(one))
      .map((one) =>
        breaking(`it now asks for the scope ${one}${how}`, 'hears that the account does not allow it'),
      );
  },
  ({ isAnswered = false }, now) =>
    isAnswered && now.answer === undefined
      ? [breaking('a success is no longer JSON', 'hears that the service cannot be reached')]
      : [],
  (_used, now) => (now.isDeprecated ? [differing('it is to go (deprecated)', 'notices nothing yet')] : []),
];

const breaking = (change: string, notices: string): Found => ({ breaks: true, change, notices });
const differing = (change: string, notices: string): Found => ({ breaks: false, change, notices });

function inputChange(sent: UsedOperation['sent'][number], now: ApiOperation): Found[] {
  const { name, type, values } = sent;
  const input = now.inputs.find((one) => sentName(one) === name);
  if (!input) return [differing(`${name} is no longer taken`, 'hears an answer to a part of what was said')];
  const after = described(name, input.shape);
  if (!fits(type, after.type))
    return [breaking(`${name} is now ${after.type}, and was ${type}`, 'hears that it did not work')];
  const gone = (values ?? []).filter((one) => after.values !== undefined && !after.values.includes(one));
  return [
    ...gone.map((one) =>
      breaking(`${name} no longer takes ${one}`, 'hears that it did not work, where that was said'),
    ),
    ...narrowings
      .flatMap((narrowing) => narrowing(sent, after) ?? [])
      .map((what) =>
        breaking(`${name} ${what}`, 'hears that it did not work, where something else was said'),
      ),
  ];
}

type Value = UsedOperation['sent'][number];

/** Ways in which less is taken than before; each gives what is taken now. */
const narrowings: readonly ((before: Value, after: Value) => string | undefined)[] = [
  (before, { values }) =>
    before.values === undefined && values !== undefined ? `now takes only ${values.join(', ')}` : undefined,
  (before, { format }) =>
    format !== undefined && format !== before.format && before.values === undefined
      ? `is now a ${format}`
      : undefined,
  ({ longest: before = Number.POSITIVE_INFINITY }, { longest }) =>
    longest !== undefined && longest < before ? `now takes ${longest} characters at most` : undefined,
  ({ least: before = Number.NEGATIVE_INFINITY }, { least }) =>
    least !== undefined && least > before ? `now takes ${least} at least` : undefined,
  ({ most: before = Number.POSITIVE_INFINITY }, { most }) =>
    most !== undefined && most < before ? `now takes ${most} at most` : undefined,
];

/** An integer is a number, and a number that was sent whole need not be an integer. */
const fits = (sent: string, taken: string) =>
  sent === taken || taken === 'unknown' || (sent === 'integer' && taken === 'number');

function readChange({ name, type }: UsedOperation['read'][number], now: ApiOperation): Found[] {
  const shape = at(now.answer, name.split('.'));
  if (shape === undefined) {
    return [breaking(`${name} is no longer in the answer`, 'no longer hears it')];
  }
  const after = described(name, shape).type;
  return type === after || (type === 'number' && after === 'integer') || after === 'unknown'
    ? []
    : [
        breaking(
          `${name} is now ${after} in the answer, and was ${type}`,
          'hears that the service cannot be reached',
        ),
      ];
}

function at(shape: Shape | undefined, [name, ...rest]: readonly string[]): Shape | undefined {
  if (name === undefined) return shape;
  const inner = shape?.kind === 'list' ? shape.item : shape;
  return at(fieldOf(inner, name), rest);
}

/** What a newer document changes for the operations in use. */
export function differences(snapshot: Snapshot, operations: readonly ApiOperation[]): Difference[] {
  return snapshot.operations.flatMap((used) => {
    const { id: operation, intent } = used;
    const now =
      operations.find(({ id }) => id === operation) ??
      operations.find(({ method, path }) => method === used.method && path === used.path);
    const found = now
      ? checks.flatMap((check) => check(used, now))
      : [breaking('it is gone', 'hears that the service cannot be reached')];
    return found.map((one) => ({ operation, intent, ...one }));
  });
}
