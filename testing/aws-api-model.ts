import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { findProgram } from '../programs/find-program';

/** A shape of an API, with what AWS publishes of its bounds. */
export interface Shape {
  readonly type: string;
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly required?: readonly string[];
  readonly member?: { readonly shape: string };
  readonly key?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  /** JSON of any shape. */
  readonly document?: boolean;
}

/** AWS's own description of an API, from which its clients are made. */
export interface ApiModel {
  readonly operations: Readonly<Record<string, { readonly input?: { readonly shape: string } }>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/**
 * The description of an API as botocore has it, which the emulator of AWS brings along; undefined where there is none.
 *
 * @param service folder of botocore's data and version of the API, e.g. `cognito-idp/2016-04-18`
 */
export function findApiModel(service: string): ApiModel | undefined {
  const python = findProgram('python3', 'python');
  if (python === undefined) return undefined;
  const found = spawnSync(python, ['-c', 'import botocore; print(botocore.__path__[0])'], {
    encoding: 'utf8',
  });
  const file = join(found.stdout.trim(), 'data', service, 'service-2.json.gz');
  if (found.status !== 0 || !existsSync(file)) return undefined;
  return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as ApiModel;
}

/** What only a deployment knows: a reference in Terraform's JSON. */
const isReference = (value: unknown) => typeof value === 'string' && value.includes('${');

/**
 * What AWS would refuse of a value, by what it publishes of the shape: members that there are not or that are
 * missing, lengths, numbers, patterns and enumerations. Of a reference nothing is known but its place.
 *
 * @param path where the value stands, for the messages
 */
export function shapeFaults(model: ApiModel, shapeName: string, value: unknown, path = shapeName): string[] {
  const shape = model.shapes[shapeName];
  if (shape === undefined) return [`${path}: there is no shape ${shapeName}`];
  if (isReference(value) || shape.document) return [];
  const { type, members = {}, required = [], member, key, value: ofMap } = shape;
  if (type === 'structure') {
    if (!isRecord(value)) return [`${path}: is no structure`];
    return [
      ...required.filter((name) => value[name] === undefined).map((name) => `${path}.${name}: is missing`),
      ...Object.entries(value).flatMap(([name, one]) => {
        const own = members[name];
        return own ? shapeFaults(model, own.shape, one, `${path}.${name}`) : [`${path}.${name}: is unknown`];
      }),
    ];
  }
  if (type === 'list') {
    if (!Array.isArray(value)) return [`${path}: is no list`];
    const own = member?.shape ?? '';
    return [
      ...boundFaults(shape, value.length, path),
      ...value.flatMap((one, index) => shapeFaults(model, own, one, `${path}[${index}]`)),
    ];
  }
  if (type === 'map') {
    if (!isRecord(value)) return [`${path}: is no map`];
    return Object.entries(value).flatMap(([name, one]) => [
      ...shapeFaults(model, key?.shape ?? '', name, `${path} key`),
      ...shapeFaults(model, ofMap?.shape ?? '', one, `${path}.${name}`),
    ]);
  }
  return scalarFaults(shape, value, path);
}

function scalarFaults(shape: Shape, value: unknown, path: string): string[] {
  const { type, pattern, enum: values } = shape;
  if (type === 'boolean') return typeof value === 'boolean' ? [] : [`${path}: is no boolean`];
  if (type !== 'string') {
    return typeof value === 'number' ? boundFaults(shape, value, path) : [`${path}: is no number`];
  }
  if (typeof value !== 'string') return [`${path}: is no text`];
  // AWS holds the whole text against a pattern, whether or not it says so.
  const isMatch = pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(value);
  return [
    ...boundFaults(shape, [...value].length, path),
    ...(isMatch ? [] : [`${path}: does not match ${pattern}`]),
    ...(values === undefined || values.includes(value) ? [] : [`${path}: is none of ${values.join(', ')}`]),
  ];
}

function boundFaults({ min = -Infinity, max = Infinity }: Shape, count: number, path: string): string[] {
  return count >= min && count <= max ? [] : [`${path}: ${count} is not from ${min} to ${max}`];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
