import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import spec from 'ask-smapi-model/spec.json';

interface Operation {
  readonly 'x-operation-name': string;
  readonly parameters: readonly { readonly in: string; readonly name: string; readonly schema?: Reference }[];
  readonly responses: Readonly<Record<string, { readonly schema?: Reference }>>;
}

interface Reference {
  readonly $ref: string;
}

const { paths, definitions } = spec as unknown as {
  paths: Record<string, Record<string, Operation>>;
  definitions: Record<string, { properties?: Record<string, unknown> }>;
};

/** An operation of the published model that a request asks for. */
export interface MatchedOperation {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly operation: Operation;
}

const patterns = Object.entries(paths).map(([path, methods]) => ({
  names: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
  pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`),
  methods,
}));

const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
addFormats(ajv);
ajv.addSchema({ $id: 'model', definitions });
const validators = new Map<string, ValidateFunction>();

/** The operation at a method and path; undefined where the model has none. */
export function operationAt(method: string, path: string): MatchedOperation | undefined {
  for (const { names, pattern, methods } of patterns) {
    const values = pattern.exec(path)?.slice(1);
    const operation = methods[method.toLowerCase()];
    if (values && operation) {
      const parameters = Object.fromEntries(
        names.map((name, at) => [name, decodeURIComponent(values[at] ?? '')]),
      );
      return { name: operation['x-operation-name'], parameters, operation };
    }
  }
  return undefined;
}

/** What is wrong with a request's body, in the model's words. */
export function bodyFaults({ operation }: MatchedOperation, body: unknown): string[] {
  const schema = operation.parameters.find((one) => one.in === 'body')?.schema;
  return schema ? faults(schema, body) : [];
}

/**
 * Holds an answer to the model.
 *
 * @throws Error where the model has no such status or body
 */
export function checkAnswer({ name, operation }: MatchedOperation, status: number, body: unknown): void {
  const response = operation.responses[String(status)];
  if (response === undefined) throw new Error(`The published model knows no ${status} of ${name}.`);
  const wrong = response.schema && body !== undefined ? faults(response.schema, body) : [];
  if (wrong.length > 0) throw new Error(`The answer ${status} of ${name} is none: ${wrong.join('; ')}`);
}

/** Names of the properties of one of the model's definitions. */
export function propertiesOf(definition: string): string[] {
  return Object.keys(definitions[definition]?.properties ?? {});
}

function faults({ $ref }: Reference, body: unknown): string[] {
  let validate = validators.get($ref);
  if (!validate) {
    validate = ajv.compile({ $ref: `model${$ref}` });
    validators.set($ref, validate);
  }
  return validate(body) ? [] : (validate.errors ?? []).map(words);
}

function words({ instancePath, message }: ErrorObject): string {
  return `${instancePath || '/'} ${message}`;
}
