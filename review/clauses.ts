import type { Action, Test } from './change';
import type { Clause, Truth } from './condition';
import type { Json } from './plan';
import type { Subject } from './rule';

/** Makes a question about a resource; `reads` names the attributes that the answer depends on. */
export function clause(
  says: string,
  holds: (subject: Subject) => Truth,
  ...reads: readonly string[]
): Clause<Subject> {
  return { says, holds, reads };
}

/** A question about one value. */
function about(path: string, says: string, holds: (subject: Subject) => Truth): Clause<Subject> {
  return clause(says, holds, path.split('.', 1)[0] ?? path);
}

function action(says: string, ...actions: readonly Action[]): Clause<Subject> {
  return clause(says, ({ change }) => actions.includes(change.action));
}

export const deleted = action('it is deleted', 'delete');
export const replaced = action('it is deleted and made anew', 'replace');
export const created = action('it is created', 'create');
export const forgotten = action('Terraform lets go of it', 'forget');
export const updated = action('it is changed in place', 'update');
export const changed = action('it is changed', 'update', 'replace');
export const written = action('it is created or changed', 'create', 'update', 'replace');
export const renamed = clause(
  'the same thing is created at another address',
  ({ change, context }) => context.moveOf(change) !== undefined,
);

export const ofAlexa = clause('Alexa signs customers in with it', ({ change, context }) =>
  context.alexaClients.has(change),
);
export const ofSkill = clause('Alexa calls the function', ({ change, context }) =>
  context.lambdaRoles.isSkill(change),
);
export const ofTrigger = clause('a user pool calls the function', ({ change, context }) =>
  context.lambdaRoles.isTrigger(change),
);

export const ofAddon = clause('it is the function of an add-on', ({ change, context }) =>
  context.addons.isFunction(change),
);
export const ofAddonClient = clause("an add-on's customers sign in with it", ({ change, context }) =>
  context.addons.isClient(change),
);

/** The value is so as it is now. */
export function was(path: string, test: Test, says: string): Clause<Subject> {
  return about(path, says, ({ change }) => change.is('before', path, test));
}

/** The value would be so afterwards. */
export function becomes(path: string, test: Test, says: string): Clause<Subject> {
  return about(path, says, ({ change }) => change.is('after', path, test));
}

/** A list or set loses an item. */
export function loses(path: string, says: string, test?: Test): Clause<Subject> {
  return about(path, says, ({ change }) => change.loses(path, test));
}

/** A list or set gains an item. */
export function gains(path: string, says: string, test?: Test): Clause<Subject> {
  return about(path, says, ({ change }) => change.gains(path, test));
}

/** The value is another one afterwards. */
export function differs(path: string, says: string): Clause<Subject> {
  return about(path, says, ({ change }) => change.differs(path));
}

/** The value is one of these. */
export function oneOf(...values: readonly Json[]): Test {
  return (value) => values.includes(value);
}
