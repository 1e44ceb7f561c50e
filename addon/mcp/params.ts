import type { JSONRPCRequest } from '@modelcontextprotocol/server';
import * as v from 'valibot';
import { issueText } from './issue-text';

const isObject = (given: unknown) => typeof given === 'object' && given !== null && !Array.isArray(given);

/**
 * What the SDK lets pass, or calls an internal error with its own parser's words, of methods that are served here.
 *
 * @see https://modelcontextprotocol.io/specification/2025-11-25/schema
 */
const schemas: Readonly<Record<string, v.GenericSchema>> = {
  initialize: v.object({
    protocolVersion: v.string(),
    capabilities: v.object({}),
    clientInfo: v.object({ name: v.string(), version: v.string() }),
  }),
  // The list has one page, so none was ever given away to go on with.
  'tools/list': v.optional(v.object({ cursor: v.optional(v.never()) })),
  'tools/call': v.object({
    // The SDK looks names up in an object, which has some of its own.
    name: v.pipe(
      v.string(),
      v.check((name) => !(name in Object.prototype)),
    ),
    arguments: v.optional(v.custom<object>(isObject)),
  }),
};

/** What is wrong with a request's parameters (JSON-RPC's -32602), without quoting them. Undefined: nothing. */
export function paramsFault({ method, params }: JSONRPCRequest): string | undefined {
  const schema = Object.hasOwn(schemas, method) ? schemas[method] : undefined;
  const { issues: [first] = [] } = schema ? v.safeParse(schema, params) : {};
  if (first === undefined) return undefined;
  const path = first.path?.map(({ key }) => key).join('.') ?? 'params';
  return `Invalid params: ${path}: ${issueText(first)}`;
}
