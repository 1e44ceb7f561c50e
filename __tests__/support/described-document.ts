import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** A request as the document speaks of it. */
export interface DescribedRequest {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A response as the document speaks of it. */
export interface DescribedResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: { readonly type?: string | readonly string[] };
}

/** A response under `components`; those of problems narrow the problem's `type` to an enumeration. */
interface ResponseDefinition {
  readonly headers?: Readonly<Record<string, { readonly required?: boolean; readonly schema: object }>>;
  readonly content?: Readonly<Record<string, { readonly schema: object | ProblemSchema }>>;
}

interface ProblemSchema {
  readonly allOf: readonly [
    object,
    { readonly properties: { readonly type: { readonly enum: readonly string[] } } },
  ];
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<Record<string, ResponseDefinition | { readonly $ref: string }>>;
}

/** As much of OpenAPI 3.1 as the document uses. */
interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, ResponseDefinition>> };
}

/** An answer that the document foresees: a success, or a problem by its name. */
export interface DocumentedAnswer {
  readonly operation: string;
  readonly status: number;
  readonly problem: string | undefined;
}

/** What a document says of requests and responses. */
export interface DescribedDocument {
  /** Every answer of every operation, but for those that HTTP itself explains. */
  documentedAnswers(): DocumentedAnswer[];
  /** The `operationId` of a request, or undefined for one that the document does not know. */
  operationOf(method: string, path: string): string | undefined;
  /** What is wrong with a request by the document: nothing, or sentences. */
  requestViolations(request: DescribedRequest): string[];
  /** What is wrong with a response by the document: nothing, or sentences. */
  responseViolations(
    request: Pick<DescribedRequest, 'method' | 'path'>,
    response: DescribedResponse,
  ): string[];
}

/** Reads an OpenAPI document. */
export function describedDocument(document: object): DescribedDocument {
  const { paths, components } = document as ApiDocument;
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
  ajv.addSchema({ ...document, $id: 'api' });

  /** References in a part of the document count from its root. */
  const absolute = (schema: object): object =>
    JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"api#/'));

  /** Checks a value by a part of the document. */
  function violations(schema: object, value: unknown, where: string): string[] {
    const check = ajv.compile(absolute(schema));
    if (check(value)) return [];
    return (check.errors ?? []).map((error: ErrorObject) => `${where}${error.instancePath} ${error.message}`);
  }

  function responseOf({ responses }: Operation, status: number | string): ResponseDefinition | undefined {
    const response = responses[status] ?? responses.default;
    return response && '$ref' in response
      ? components.responses[response.$ref.replace('#/components/responses/', '')]
      : response;
  }

  function find(method: string, path: string) {
    for (const [template, operations] of Object.entries(paths)) {
      const operation = operations[method.toLowerCase()];
      const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name));
      const values = path.match(new RegExp(`^${template.replaceAll(/\{\w+\}/g, '([^/]+)')}$`))?.slice(1);
      if (operation && values) {
        const pathValues = Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
        return { operation, pathValues };
      }
    }
    return undefined;
  }

  function documentedAnswers(): DocumentedAnswer[] {
    return Object.values(paths)
      .flatMap((operations) => Object.values(operations))
      .flatMap((operation) =>
        Object.keys(operation.responses)
          .filter((status) => status !== 'default')
          .flatMap((status) => {
            const schema = responseOf(operation, status)?.content?.['application/problem+json']?.schema;
            const problems = schema && 'allOf' in schema ? schema.allOf[1].properties.type.enum : [undefined];
            return problems.map((type) => ({
              operation: operation.operationId,
              status: Number(status),
              problem: type?.replace('/problems/', ''),
            }));
          }),
      );
  }

  function operationOf(method: string, path: string): string | undefined {
    return find(method, path)?.operation.operationId;
  }

  function requestViolations(request: DescribedRequest): string[] {
    const found = find(request.method, request.path);
    if (!found) return [`${request.method} ${request.path} is not described`];
    const { operation, pathValues } = found;
    const parameters = operation.parameters ?? [];
    const given = { path: pathValues, query: request.query ?? {}, header: request.headers };
    const described = new Set(parameters.map(({ in: place, name }) => `${place} ${name}`));
    const [schema] = Object.values(operation.requestBody?.content ?? {}).map((content) => content.schema);
    return [
      ...parameters.flatMap((parameter) => {
        const where = `${parameter.in} ${parameter.name}`;
        const value =
          given[parameter.in][parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name];
        if (value === undefined) return parameter.required ? [`${where} is missing`] : [];
        return violations(
          parameter.schema,
          parameter.schema.type === 'integer' ? Number(value) : value,
          where,
        );
      }),
      ...Object.keys(given.query)
        .filter((name) => !described.has(`query ${name}`))
        .map((name) => `query ${name} is not described`),
      ...(schema
        ? violations(schema, request.body, 'body')
        : request.body === undefined
          ? []
          : ['the operation takes no body']),
      // The document asks for a token everywhere.
      ...(/^Bearer \S+$/i.test(request.headers.authorization ?? '') ? [] : ['the bearer token is missing']),
    ];
  }

  function responseViolations(
    request: Pick<DescribedRequest, 'method' | 'path'>,
    response: DescribedResponse,
  ): string[] {
    const found = find(request.method, request.path);
    if (!found) return [`${request.method} ${request.path} is not described`];
    const described = responseOf(found.operation, response.status);
    const mediaType = (response.headers['content-type'] ?? '').split(';')[0] ?? '';
    const content = described?.content?.[mediaType];
    return [
      ...Object.entries(described?.headers ?? {}).flatMap(([name, header]) => {
        const value = response.headers[name.toLowerCase()];
        if (value === undefined) return header.required ? [`header ${name} is missing`] : [];
        return violations(header.schema, value, `header ${name}`);
      }),
      ...bodyViolations(),
    ];

    function bodyViolations(): string[] {
      if (content) return violations(content.schema, response.body, 'body');
      const isEmpty = described && !described.content && mediaType === '' && response.body === undefined;
      return isEmpty
        ? []
        : [`${response.status} with content type ${JSON.stringify(mediaType)} is not described`];
    }
  }

  return { documentedAnswers, operationOf, requestViolations, responseViolations };
}
