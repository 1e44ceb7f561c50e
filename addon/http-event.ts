import * as v from 'valibot';

/** Optional, and dropped where it is not what it should be. */
const lenient = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.optional(schema), undefined);

const text = lenient(v.string());

const eventSchema = v.object({
  rawPath: v.string(),
  headers: v.record(v.string(), v.string()),
  body: text,
  isBase64Encoded: v.fallback(v.boolean(), false),
  requestContext: v.object({ requestId: text, http: v.object({ method: v.string() }) }),
});

/** An answer as API Gateway takes it. */
export interface HttpResult {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request as API Gateway hands it over. */
export interface HttpEvent {
  /** Undefined where it is none: a header or a method that HTTP does not have. */
  readonly request: Request | undefined;
  /** API Gateway's own id. */
  readonly requestId: string | undefined;
}

/**
 * Reads an event of an HTTP API, payload format 2.0.
 *
 * @param origin where the add-on is; the `Host` that was asked for stays among the headers
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function readEvent(event: unknown, origin: string): HttpEvent {
  const read = v.safeParse(eventSchema, event);
  if (!read.success) return { request: undefined, requestId: undefined };
  const { rawPath, headers, body, isBase64Encoded, requestContext } = read.output;
  const { method } = requestContext.http;
  const hasBody = body !== undefined && !/^(GET|HEAD)$/i.test(method);
  try {
    // Nothing here is asked for by a query.
    const request = new Request(origin + rawPath, {
      method,
      headers,
      ...(hasBody && { body: isBase64Encoded ? Buffer.from(body, 'base64') : body }),
    });
    return { request, requestId: requestContext.requestId };
  } catch {
    return { request: undefined, requestId: requestContext.requestId };
  }
}

/** Puts an answer into API Gateway's hands. */
export async function toResult(response: Response): Promise<HttpResult> {
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}
