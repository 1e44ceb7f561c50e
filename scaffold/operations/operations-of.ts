import type { ApiOperation } from '../api-operation';
import type { ApiDocument, MediaType, PathItem, PathOperation, Response } from '../document';
import { shapeOf } from '../shape';
import { failuresOf } from './failures';
import { inputsOf, isKeyHeader, parametersOf, pathOf } from './inputs';
import { formOf, jsonOf } from './media';
import { obstaclesOf } from './obstacles';
import { accessOf } from './security';
import { firstSentence } from './sentence';

const methods = ['get', 'put', 'post', 'patch', 'delete'] as const;

/** Every operation of a document, in its order. */
export function operationsOf(document: ApiDocument): ApiOperation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method] as PathOperation | undefined;
      return operation ? [read(document, path, item, method, operation)] : [];
    }),
  );
}

function read(
  document: ApiDocument,
  path: string,
  item: PathItem,
  method: (typeof methods)[number],
  operation: PathOperation,
): ApiOperation {
  const parameters = parametersOf(item, operation);
  const keyHeader = parameters.find(isKeyHeader)?.name;
  const taken = takenBy(method, operation);
  const sent = jsonOf(taken) ?? formOf(taken);
  const body = sent && shapeOf(sent.content.schema);
  const [status, success] = successOf(operation);
  const answered = jsonOf(success?.content);
  const answer = answered && shapeOf(answered.content.schema);
  const example = answered && mediaExample(answered.content);
  const known = {
    id: operation.operationId ?? idOf(method, path),
    method: method.toUpperCase() as ApiOperation['method'],
    path: pathOf(path, parameters),
    summary: summaryOf(operation, path),
    ...accessOf(document, operation, method === 'get'),
    inputs: inputsOf(path, parameters, body),
    ...(sent?.type !== undefined && { sentAs: sent.type }),
    status,
    ...(answer && { answer }),
    ...(answered?.type !== undefined && { answeredAs: answered.type }),
    ...(example !== undefined && { example }),
    failures: failuresOf(operation),
    isDeprecated: operation.deprecated === true,
    ...(keyHeader !== undefined && { keyHeader }),
  };
  return {
    ...known,
    obstacles: obstaclesOf(known, {
      needsBody: operation.requestBody?.required === true,
      taken,
      body,
      answered: success?.content,
    }),
  };
}

/** What is sent: nothing to read or to delete by, unless the document requires it (RFC 9110, 9.3.1 and 9.3.5). */
function takenBy(method: string, { requestBody }: PathOperation): Response['content'] {
  const isOptional = requestBody?.required !== true && (method === 'get' || method === 'delete');
  return isOptional ? undefined : requestBody?.content;
}

function mediaExample({ example, examples = {}, schema }: MediaType): unknown {
  return example ?? Object.values(examples)[0]?.value ?? schema?.example ?? schema?.examples?.[0];
}

/** Statuses of a success that the skill takes. */
const successes = ['200', '201', '202', '204'];

function successOf({ responses = {} }: PathOperation): [number, Response | undefined] {
  const found =
    Object.entries(responses).find(([status]) => successes.includes(status)) ??
    Object.entries(responses).find(([status]) => /^2\d\d$/.test(status));
  return found ? [Number(found[0]), found[1]] : [200, responses['2XX'] ?? responses.default];
}

/** e.g. `getInvoicesById` of `GET /invoices/{id}`. */
function idOf(method: string, path: string): string {
  const words = path.split('/').map((segment) => segment.replace(/^\{(.*)\}$/, 'by-$1'));
  return [method, ...words]
    .join('-')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
}

function summaryOf({ summary, description }: PathOperation, path: string): string {
  // Generators write an empty summary where nobody wrote one.
  return [summary, description].map((one) => firstSentence(one ?? '')).find((one) => one !== '') ?? path;
}
