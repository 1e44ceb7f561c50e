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
  /** Anything. */
  | { readonly kind: 'unknown' }
) & { readonly isNullable?: boolean; readonly example?: unknown };

/** A field of an object. */
export interface Field {
  readonly name: string;
  readonly shape: Shape;
  readonly isRequired: boolean;
  readonly description?: string;
}

/**
 * What a schema describes. A schema that is absent describes anything. What is within it is looked at when it is
 * asked for: a schema may hold itself, and may have more in it than anybody reads.
 *
 * @param within the schemas that this one is a part or an alternative of
 */
export function shapeOf(schema: Schema | undefined, within: readonly Schema[] = []): Shape {
  // One that is a part of itself says nothing more.
  if (schema === undefined || schema.$ref !== undefined || within.includes(schema))
    return { kind: 'unknown' };
  const inner = [...within, schema];
  const alternatives = schema.oneOf ?? schema.anyOf;
  const merged = [
    ownShape(schema, inner),
    ...(schema.allOf ?? []).map((one) => shapeOf(one, inner)),
    ...(alternatives ? [oneOf(alternatives, inner)] : []),
  ].reduce(both);
  const types = typesOf(schema);
  const isNullable = schema.nullable === true || types.includes('null') || merged.isNullable === true;
  const example = exampleOf(schema) ?? merged.example;
  return { ...merged, ...(isNullable && { isNullable }), ...(example !== undefined && { example }) };
}

/** A field whose shape is found out when it is asked for. */
function lazy(field: Omit<Field, 'shape'>, find: () => Shape): Field {
  let found: Shape | undefined;
  return {
    ...field,
    get shape() {
      found ??= find();
      return found;
    },
  };
}

const typesOf = ({ type }: Schema): readonly string[] => (type === undefined ? [] : [type].flat());

function exampleOf({ example, examples, default: byDefault }: Schema): unknown {
  return example ?? (Array.isArray(examples) ? examples[0] : undefined) ?? byDefault;
}

/** What the schema itself says, without what it is put together from. */
function ownShape(schema: Schema, inner: readonly Schema[]): Shape {
  const [type] = typesOf(schema).filter((one) => one !== 'null');
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (values?.some((one) => typeof one === 'string')) {
    return { kind: 'text', values: values.filter((one) => typeof one === 'string') };
  }
  if (type === 'object' || schema.properties) {
    const fields = Object.entries(schema.properties ?? {}).map(([name, one]) =>
      lazy(
        {
          name,
          isRequired: schema.required?.includes(name) ?? false,
          ...(one.description !== undefined && { description: one.description }),
        },
        () => shapeOf(one),
      ),
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
      return listOf(() => shapeOf(schema.items, inner));
    default:
      return schema.items ? listOf(() => shapeOf(schema.items, inner)) : { kind: 'unknown' };
  }
}

function listOf(find: () => Shape): Shape {
  let found: Shape | undefined;
  return {
    kind: 'list',
    get item() {
      found ??= find();
      return found;
    },
  };
}

/** What satisfies both: of two objects the fields of each. */
function both(one: Shape, other: Shape): Shape {
  const isNullable = one.isNullable === true && other.isNullable === true;
  if (one.kind === 'unknown') return other;
  if (other.kind === 'unknown') return one;
  if (one.kind === 'list' && other.kind === 'list') return listOf(() => both(one.item, other.item));
  if (one.kind !== 'object' || other.kind !== 'object') return one;
  return { kind: 'object', fields: together(one.fields, other.fields), ...(isNullable && { isNullable }) };
}

/** Fields of both; what either requires is required. */
function together(one: readonly Field[], other: readonly Field[]): Field[] {
  const own = one.map((field) => {
    const same = other.find(({ name }) => name === field.name);
    if (!same) return field;
    const { name, description } = field;
    return lazy(
      {
        name,
        isRequired: field.isRequired || same.isRequired,
        ...(description !== undefined && { description }),
      },
      () => both(field.shape, same.shape),
    );
  });
  return [...own, ...other.filter(({ name }) => !one.some((field) => field.name === name))];
}

/** One of several: of objects every field that any of them has, required where all of them require it. */
function oneOf(schemas: readonly Schema[], within: readonly Schema[]): Shape {
  const shapes = schemas.map((one) => shapeOf(one, within));
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
    const fields = together(one.fields, other.fields).map((field) => {
      const { name, description } = field;
      const isRequired = [one, other].every(({ fields }) =>
        fields.some((each) => each.name === name && each.isRequired),
      );
      return lazy({ name, isRequired, ...(description !== undefined && { description }) }, () => field.shape);
    });
    return { kind: 'object', fields };
  }
  if (one.kind === 'text' && other.kind === 'text') {
    return one.values && other.values
      ? { kind: 'text', values: [...new Set([...one.values, ...other.values])] }
      : { kind: 'text' };
  }
  return one.kind === other.kind ? one : { kind: 'unknown' };
}

/** The field of a name; undefined where there is none, or it is no object. */
export function fieldOf(shape: Shape | undefined, name: string): Shape | undefined {
  return shape?.kind === 'object' ? shape.fields.find((field) => field.name === name)?.shape : undefined;
}
