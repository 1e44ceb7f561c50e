import type { EnvironmentSettings } from '../settings';
import type { SkillManifest } from '../skill-manifest';
import type { Step } from '../violations';

export type { Step };

/** A value with anything in it possibly absent, because what has the wrong type has been taken out. */
type Partially<T> = T extends string | number | boolean
  ? T
  : T extends readonly (infer Element)[]
    ? readonly (Partially<Element> | undefined)[]
    : { readonly [Key in keyof T]?: Partially<T[Key]> | undefined };

/** One environment's settings as far as they have the right types. */
export type Draft = Partially<EnvironmentSettings>;

/** A value and where it stands. */
export interface Located<Value> {
  readonly path: readonly Step[];
  readonly value: Value;
}

/** What a rule may look at beside the value it judges. */
export interface Context {
  readonly draft: Draft;
  /** The environments listed before this one. */
  readonly earlier: readonly Draft[];
  /** The skill's manifest, which is no environment's own. */
  readonly manifest: SkillManifest;
}

/** A rule of the settings: which values it judges, what it asks of them, and what to tell who breaks it. */
export interface RuleOf<Value> {
  /** Default `error`. */
  readonly level?: 'warning';
  readonly judges: (context: Context) => readonly Located<Value>[];
  readonly holds: (value: Value, context: Context) => boolean;
  /** What stands there, in words. Default: the value itself, unless it could be a secret. */
  readonly received?: (value: Value) => string;
  /** The bound, in words. */
  readonly expected: string | ((context: Context) => string);
  /** Where the rule comes from. */
  readonly source: string;
  /** What to do. */
  readonly remedy: string | ((value: Value, context: Context) => string);
}

/** A rule whose kind of value is its own affair. */
export type Rule = RuleOf<unknown>;

/** Lets each row of the table be checked with the type of the value that it judges. */
export function rule<Value>(row: RuleOf<Value>): Rule {
  return row as unknown as Rule;
}

/** A value that stands at a path; nothing where it is left out, so that a rule judges only what is written. */
export function at<Value>(path: readonly Step[], value: Value | undefined): Located<Value>[] {
  return value === undefined ? [] : [{ path, value }];
}

/** The values of a list, each with its own path; those that are left out are not judged. */
export function eachOf<Value>(
  path: readonly Step[],
  list: readonly (Value | undefined)[] | undefined,
): Located<Value>[] {
  return (list ?? []).flatMap((value, index) => at([...path, index], value));
}

/** The values of a record, each under its key. */
export function valuesOf(
  path: readonly Step[],
  record: Readonly<Record<string, unknown>> = {},
): Located<string>[] {
  return Object.entries(record).flatMap(([key, value]) =>
    typeof value === 'string' ? [{ path: [...path, key], value }] : [],
  );
}

/** The keys of a record, each where it stands. */
export function keysOf(
  path: readonly Step[],
  record: Readonly<Record<string, unknown>> = {},
): Located<string>[] {
  return Object.keys(record).map((key) => ({ path: [...path, key], value: key }));
}

/** Every text in the settings, wherever it stands. */
export function texts(value: unknown, path: readonly Step[] = []): Located<string>[] {
  if (typeof value === 'string') return [{ path, value }];
  if (typeof value !== 'object' || value === null) return [];
  return Array.isArray(value)
    ? value.flatMap((element, index) => texts(element, [...path, index]))
    : Object.entries(value).flatMap(([key, element]) => texts(element, [...path, key]));
}

/** Those that repeat an earlier one. */
export function repeated(located: readonly Located<string>[]): Located<string>[] {
  return located.filter(({ value }, index) => located.findIndex((one) => one.value === value) < index);
}

/** Values of the earlier environments that the judged one must not repeat. */
export function taken({ earlier }: Context, read: (draft: Draft) => string | undefined): string[] {
  return earlier.map(read).filter((one) => one !== undefined);
}

/** For rules whose every judged value is a violation. */
export const never = (): boolean => false;
