import { z } from 'zod';
import { noContent } from '../../skill/saas/fields';
import type { Operation } from '../../skill/saas/operation';
import { commonProblems, type ProblemTable, problemUri } from '../problems';
import type { ReferencedService, Shape } from '../service';

/** A part of an OpenAPI document. */
type Json = Readonly<Record<string, unknown>>;

const component = (kind: 'schemas' | 'responses', name: string) => ({ $ref: `#/components/${kind}/${name}` });

/**
 * What the skill needs of the service as an OpenAPI 3.1 document: paths, scopes and statuses from the operations,
 * parameters and bodies from the reference's shapes, problems from the common ones and the service's own.
 */
export function apiDocument(
  service: Pick<ReferencedService, 'operations' | 'problems'> & {
    readonly reference: Pick<ReferencedService['reference'], 'shapes'>;
  },
): Json {
  const { operations } = service;
  const { shapes } = service.reference;
  const problems: ProblemTable = { ...commonProblems, ...service.problems };

  const paths: Record<string, Record<string, Json>> = {};
  for (const [name, operation] of Object.entries(operations)) {
    const { method, path, scope, status, answer, problems: own } = operation;
    const shape = shapes[name];
    if (!shape) throw new Error(`The reference has no shape of the operation "${name}".`);
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        operationId: name,
        summary: shape.summary,
        security: [{ cognito: [scope] }],
        ...parametersOf(shape),
        ...(shape.body
          ? {
              requestBody: {
                required: true,
                content: { [sentAs(operation)]: { schema: schemaOf(shape.body, 'input') } },
              },
            }
          : {}),
        responses: {
          [status]: {
            description: shape.answers,
            ...(answer === noContent ? {} : { content: json(schemaOf(shape.answer, 'input')) }),
          },
          ...refusalsOf([...unreadable(shape), ...own], problems),
        },
      },
    };
  }

  return {
    openapi: '3.1.0',
    info: {
      title: 'SaaS API',
      version: '1.0.0',
      summary: 'What the Alexa skill needs of the service, as its reference provides it.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: 'https://api.example.com' }],
    security: [{ cognito: [] }],
    paths,
    components: {
      securitySchemes: {
        cognito: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            "Access token of the user pool, issued to Alexa's app client. Scopes are carried as `<resource server identifier>/<name>`.",
        },
      },
      schemas: { ...namedSchemas(Object.values(shapes)), Problem: problemSchema },
      responses: commonResponses,
    },
  };
}

/** The media type of what an operation sends. */
const sentAs = ({ headers }: Operation): string => String(headers?.['Content-Type'] ?? 'application/json');

const json = (schema: Json) => ({ 'application/json': { schema } });

/** Schemas with an id are components of the document, and are referred to. */
const uri = (id: string) => component('schemas', id).$ref;

/** JSON Schema of a value as it goes over the wire. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { id } = schema.meta() ?? {};
  return id === undefined ? bare(z.toJSONSchema(schema, { io, override })) : { $ref: uri(id) };
}

function namedSchemas(shapes: readonly Shape[]): Json {
  const registry = z.registry<{ id: string }>();
  const add = (schema: z.ZodType | undefined) => {
    const { id } = schema?.meta() ?? {};
    if (schema && id !== undefined && !registry.has(schema)) registry.add(schema, { id });
  };
  for (const { answer, body } of shapes) for (const schema of [answer, body]) add(schema);
  const { __shared: nested, ...own } = z.toJSONSchema(registry, { uri, io: 'input', override }).schemas;
  // Named schemas that stand within others only: zod puts them aside.
  const all = { ...own, ...nested?.$defs };
  const schemas = Object.fromEntries(Object.entries(all).map(([id, schema]) => [id, bare(schema as Json)]));
  return JSON.parse(JSON.stringify(schemas).replaceAll(`${uri('__shared')}#/$defs/`, uri(''))) as Json;
}

/** A format says what the pattern beside it says in a line. */
function override({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
}

/** Without what the whole document says once. */
function bare({ $schema: _dialect, $id: _id, id: _name, ...schema }: Json): Json {
  return schema;
}

/** Parameters as they are read: a number of a query is described as a number. */
function parametersOf({ path, query, headers }: Shape): { readonly parameters?: readonly Json[] } {
  const places = [
    ['path', path],
    ['query', query],
    ['header', headers],
  ] as const;
  const parameters = places.flatMap(([place, schema]) => {
    if (!schema) return [];
    const { properties = {} } = z.toJSONSchema(schema, { io: 'output' });
    const { required = [] } = z.toJSONSchema(schema, { io: 'input' });
    return Object.entries(properties).map(([name, one]) => {
      const { description, ...rest } = one as Json;
      return {
        name: place === 'header' ? headerName(name) : name,
        in: place,
        ...(required.includes(name) ? { required: true } : {}),
        ...(description === undefined ? {} : { description }),
        schema: rest,
      };
    });
  });
  return parameters.length > 0 ? { parameters } : {};
}

/** `idempotency-key` as it is usually written. */
const headerName = (name: string) => name.replace(/(^|-)[a-z]/g, (letters) => letters.toUpperCase());

/** Problems of a request that cannot be read, wherever something is read. */
function unreadable({ path, query, headers, body, bodyProblem }: Shape): string[] {
  return [
    ...(path ? ['not-found'] : []),
    ...(query || headers || body ? ['bad-request'] : []),
    ...(bodyProblem === undefined ? [] : [bodyProblem]),
  ];
}

/** Every refusal of an operation, by status. */
function refusalsOf(own: readonly string[], problems: ProblemTable): Json {
  const byStatus = new Map<number, string[]>();
  for (const name of new Set(['insufficient-scope', ...own])) {
    const { status } = problems[name] ?? {};
    if (status === undefined) throw new Error(`The service lists no problem "${name}".`);
    byStatus.set(status, [...(byStatus.get(status) ?? []), name]);
  }
  const refusals = [...byStatus].map(([status, names]): readonly [string, Json] => [
    String(status),
    names.join() === 'insufficient-scope'
      ? component('responses', 'InsufficientScope')
      : problemResponse(
          names.map((name) => `${problems[name]?.title}.`).join(' '),
          names,
          // Other problems of the status come without a challenge.
          names.includes('insufficient-scope') ? challenge(false) : undefined,
        ),
  ]);
  return {
    401: component('responses', 'Unauthorized'),
    ...Object.fromEntries(refusals),
    429: component('responses', 'TooManyRequests'),
    503: component('responses', 'Unavailable'),
    default: component('responses', 'Refused'),
  };
}

const challenge = (required: boolean) => ({
  'WWW-Authenticate': {
    required,
    description: 'RFC 6750, section 3',
    schema: { type: 'string', pattern: '^Bearer ' },
  },
});

const retryAfter = (required: boolean) => ({
  'Retry-After': {
    required,
    description: 'Seconds to wait',
    schema: { type: 'string', pattern: '^[1-9][0-9]{0,4}$' },
  },
});

const problemSchema = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'title', 'status'],
  unevaluatedProperties: false,
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string', minLength: 1 },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string' },
  },
};

/** A problem document whose type is one of these. */
const problemContent = (types: readonly string[]) => ({
  'application/problem+json': {
    schema: { allOf: [component('schemas', 'Problem'), { properties: { type: { enum: types } } }] },
  },
});

function problemResponse(description: string, names: readonly string[], headers?: Json): Json {
  return { description, ...(headers ? { headers } : {}), content: problemContent(names.map(problemUri)) };
}

/** Responses that every operation has. */
const commonResponses = {
  Unauthorized: problemResponse(
    'There is no access token (no `error` in the challenge), or it expired, was revoked, or is not one of the user pool for this app client.',
    ['missing-token', 'invalid-token'],
    challenge(true),
  ),
  InsufficientScope: problemResponse(
    "The access token lacks the operation's scope, which the challenge names.",
    ['insufficient-scope'],
    challenge(true),
  ),
  TooManyRequests: problemResponse(
    "The customer's requests are used up for now.",
    ['rate-limited'],
    retryAfter(true),
  ),
  Unavailable: problemResponse(
    'The service cannot answer for the moment.',
    ['unavailable'],
    retryAfter(false),
  ),
  Refused: {
    description:
      'What HTTP itself explains: a body, an address or a head too large, a media type that is not JSON.',
    content: problemContent(['about:blank']),
  },
};
