import type { DescribedDocument, DocumentedAnswer } from './described-document';

/** A request of a check; a `string` body is sent as it stands. */
export interface ApiRequest {
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What the service answered. @template Body what the document says of it, by which it was held */
export interface ApiAnswer<Body = unknown> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** What the JSON says, whatever it is; undefined where there was none. */
  readonly body: Body;
}

/** Calls a service and holds every answer to the OpenAPI document. */
export interface DescribedApi {
  /** @throws Error when the answer is not as the document says, or gives the token back */
  call<Body = unknown>(method: string, path: string, request?: ApiRequest): Promise<ApiAnswer<Body>>;
  /** Answers of the document that no call has got. */
  unseen(): readonly DocumentedAnswer[];
}

export function createDescribedApi(url: string, document: DescribedDocument): DescribedApi {
  const { documentedAnswers, operationOf, requestViolations, responseViolations } = document;
  const unseen = new Map(documentedAnswers().map((answer) => [JSON.stringify(answer), answer]));

  return {
    async call<Body>(method: string, path: string, { token, headers = {}, body }: ApiRequest = {}) {
      // As they go over the wire: names in lower case, no space around a value.
      const sent = new Headers({
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      });
      const response = await fetch(url + path, {
        method,
        headers: sent,
        body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
      });
      const text = await response.text();
      const answer: ApiAnswer<Body> = {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: text === '' ? undefined : JSON.parse(text),
      };
      if (
        token !== undefined &&
        token.length > 10 &&
        (text + JSON.stringify(answer.headers)).includes(token)
      ) {
        throw new Error(`${method} ${path} ${answer.status} gives the token back`);
      }
      const { pathname, searchParams } = new URL(url + path);
      const operation = operationOf(method, pathname);
      if (operation === undefined) return answer;

      const problem = answer.status >= 400 ? problemOf(answer.body) : undefined;
      unseen.delete(JSON.stringify({ operation, status: answer.status, problem }));
      const violations = responseViolations({ method, path: pathname }, answer);
      // What the document allows, the service must take.
      const query = Object.fromEntries(searchParams);
      const read = typeof body === 'string' && answer.status < 300 ? JSON.parse(body) : body;
      const request = { method, path: pathname, query, headers: Object.fromEntries(sent), body: read };
      if (answer.status < 300) violations.push(...requestViolations(request).map((one) => `request: ${one}`));
      if (violations.length > 0) {
        throw new Error(`${method} ${path} ${answer.status} is not as documented: ${violations.join('; ')}`);
      }
      return answer;
    },
    unseen: () => [...unseen.values()],
  };
}

/** The problem that a body names, by the last segment of its type. */
const problemOf = (body: unknown) =>
  String((body as { readonly type?: unknown } | undefined)?.type).replace('/problems/', '');
