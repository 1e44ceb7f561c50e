import type { Schema } from './document';

/** What a value is, however its schema says it. */
export type Shape = (
  | {
      readonly kind: 'text';
      readonly format?: string;
      readonly values?: readonly string[];
      readonly longest?: number;
    }
  | { readonly kind: 'number'; readonly isInteger: boolean; readonly least?: number; readonly most?: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'object'; readonly fields: readonly Field[] }
  | { readonly kind: 'list'; readonly item: Shape }
  /** Anything, or what refers to itself. */
  | { readonly kind: 'unknown'; readonly isCyclic?: boolean }
) & { readonly isNullable?: boolean; readonly example?: unknown };

/** A field of an object. */
export interface Field {
  readonly name: string;
  readonly shape: Shape;
  readonly isRequired: boolean;
  readonly description?: string;
}

/** Deeper than this nothing is read. */
const deepest = 12;

/** What a schema describes. A schema that is absent describes anything. */
export function shapeOf(schema: Schema | undefined, depth = 0): Shape {
  if (schema === undefined || depth > deepest) return { kind: 'unknown' };
  if (schema.$ref !== undefined) return { kind: 'unknown', isCyclic: true };
  const alternatives = schema.oneOf ?? schema.anyOf;
  const merged = [
    ownShape(schema, depth),
    ...(schema.allOf ?? []).map((one) => shapeOf(one, depth + 1)),
    ...(alternatives ? [oneOf(alternatives, depth)] : []),
  ].reduce(both);
  const types = typesOf(schema);
  const isNullable = schema.nullable === true || types.includes('null') || merged.isNullable === true;
  const example = exampleOf(schema) ?? merged.example;
  return { ...merged, ...(isNullable && { isNullable }), ...(example !== undefined && { example }) };
}

const typesOf = ({ type }: Schema): readonly string[] => (type === undefined ? [] : [type].flat());

function exampleOf({ example, examples, default: byDefault }: Schema): unknown {
  return example ?? (Array.isArray(examples) ? examples[0] : undefined) ?? byDefault;
}

/** What the schema itself says, without what it is put together from. */
function ownShape(schema: Schema, depth: number): Shape {
  const [type] = typesOf(schema).filter((one) => one !== 'null');
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (values?.some((one) => typeof one === 'string')) {
    return { kind: 'text', values: values.filter((one) => typeof one === 'string') };
  }
  if (type === 'object' || schema.properties) {
    const fields = Object.entries(schema.properties ?? {}).map(
      ([name, one]): Field => ({
        name,
        shape: shapeOf(one, depth + 1),
        isRequired: schema.required?.includes(name) ?? false,
        ...(one.description !== undefined && { description: one.description }),
      }),
    );
    return { kind: 'object', fields };
  }
  switch (type) {
    case 'string':
      return {
        kind: 'text',
        ...(schema.format !== undefined && { format: schema.format }),
        ...(schema.maxLength !== undefined && { longest: schema.maxLength }),
      };
    case 'integer':
    case 'number':
      return {
        kind: 'number',
        isInteger: type === 'integer',
        ...(schema.minimum !== undefined && { least: schema.minimum }),
        ...(schema.maximum !== undefined && { most: schema.maximum }),
      };
    case 'boolean':
      return { kind: 'boolean' };
    case 'array':
      return { kind: 'list', item: shapeOf(schema.items, depth + 1) };
    default:
      return { kind: 'unknown' };
  }
}

/** What satisfies both: of two objects the fields of each. */
function both(one: Shape, other: Shape): Shape {
  const isNullable = one.isNullable === true && other.isNullable === true;
  if (one.kind === 'unknown' && !one.isCyclic) return other;
  if (other.kind === 'unknown' && !other.isCyclic) return one;
  if (one.kind !== 'object' || other.kind !== 'object') return one;
  return { kind: 'object', fields: together(one.fields, other.fields), ...(isNullable && { isNullable }) };
}

/** Fields of both; what either requires is required. */
function together(one: readonly Field[], other: readonly Field[]): Field[] {
  const own = one.map((field) => {
    const same = other.find(({ name }) => name === field.name);
    return same
      ? { ...field, shape: both(field.shape, same.shape), isRequired: field.isRequired || same.isRequired }
      : field;
  });
  return [...own, ...other.filter(({ name }) => !one.some((field) => field.name === name))];
}

/** One of several: of objects every field that any of them has, required where all of them require it. */
function oneOf(schemas: readonly Schema[], depth: number): Shape {
  const shapes = schemas.map((one) => shapeOf(one, depth + 1));
  const isNullable =
    schemas.some((one) => typesOf(one).includes('null')) || shapes.some((one) => one.isNullable);
  const known = shapes.filter(({ kind }) => kind !== 'unknown');
  const [first, ...others] = known;
  if (!first) return shapes[0] ?? { kind: 'unknown' };
  const whole = others.reduce(either, first);
  return isNullable ? { ...whole, isNullable } : whole;
}

function either(one: Shape, other: Shape): Shape {
  if (one.kind === 'object' && other.kind === 'object') {
    const fields = together(one.fields, other.fields).map((field) => ({
      ...field,
      isRequired: [one, other].every(({ fields }) =>
        fields.some(({ name, isRequired }) => name === field.name && isRequired),
      ),
    }));
    return { kind: 'object', fields };
  }
  if (one.kind === 'text' && other.kind === 'text') {
    return one.values && other.values
      ? { kind: 'text', values: [...new Set([...one.values, ...other.values])] }
      : { kind: 'text' };
  }
  return one.kind === other.kind ? one : { kind: 'unknown' };
}

/** Whether a shape holds something that refers to itself. */
export function isCyclic(shape: Shape): boolean {
  switch (shape.kind) {
    case 'object':
      return shape.fields.some((field) => isCyclic(field.shape));
    case 'list':
      return isCyclic(shape.item);
    default:
      return shape.kind === 'unknown' && shape.isCyclic === true;
  }
}
