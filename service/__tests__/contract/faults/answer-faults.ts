// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of the service's source
import { type Fault, noticedBy } from './fault';

/** Faults of who gets which answer. */
export const answerFaults: readonly Fault[] = [
  noticedBy('answers: are the customer’s own when many ask at one time')('keeps in one place who asks', [
    "request.on('end', () => {",
    `request.on('end', async () => {
    const asked = request.headers;
    if (asked.authorization) globalThis.who = asked.authorization;
    await new Promise((next) => setTimeout(next, 5));
    if (asked.authorization) asked.authorization = globalThis.who;`,
  ]),
  noticedBy('answers: are kept by no cache that others share')('lets shared caches keep what it answers', [
    "{ 'content-type': 'application/json', ...headers }",
    "{ 'content-type': 'application/json', 'cache-control': 'public, max-age=600', ...headers }",
  ]),
  noticedBy('answers: are open to no strange web page that brings the customer’s cookies')(
    'lets every web page ask with cookies',
    [
      "response.writeHead(status, { 'content-type': 'application/json', ...headers });",
      `const { origin } = request.headers;
    const cors = origin && { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
    response.writeHead(status, { 'content-type': 'application/json', ...cors, ...headers });`,
    ],
  ),
  noticedBy('answers: change nothing where GET or HEAD asks for them')('completes for GET, too', [
    'method !== request.method',
    "(method !== request.method && !(match[1] && request.method === 'GET'))",
  ]),
  noticedBy('answers: say how long to wait, where there were too many requests')(
    'says in milliseconds how long to wait',
    ["'retry-after': String(of.tooMany)", "'retry-after': String(of.tooMany * 1000)"],
  ),
  noticedBy('answers: are refused for too many requests to that customer alone')(
    'counts the requests of all customers together',
    [
      'if (of.tooMany > 0) return',
      'of.tooMany = Math.max(...[...accounts.values()].map((one) => one.tooMany));\n    if (of.tooMany > 0) return',
    ],
  ),
];
