import type { FastifyInstance } from 'fastify';
import { LinkingError } from '../../alexa/linking-client';
import { redirectHosts } from '../../alexa/redirect-urls';
import { html } from '../html';
import { verifyLinking } from '../linking-verification';
import { saasFaults } from '../saas-gateway';
import type { Stage } from '../stage';
import type { PageSettings, PageVerification } from './page-state';
import type { PageSession } from './session';

/** What the page shows. */
export interface Show {
  readonly stage: Stage;
  readonly session: PageSession;
}

/** Where the browser returns to instead of one of Alexa's hosts; the host and path follow. */
export const returnPath = '/alexa/return/';

const alexaHosts: readonly string[] = Object.values(redirectHosts);

/** The page's own address that stands for one of Alexa's redirect URLs; others stay as they are. */
export function deliverHere(target: string, pageUrl: string): string {
  const { host, pathname, search } = new URL(target);
  return alexaHosts.includes(host) ? `${pageUrl}${returnPath}${host}${pathname}${search}` : target;
}

const settingsSchema = (locales: readonly string[]) => ({
  type: 'object',
  additionalProperties: false,
  properties: {
    locale: { enum: locales },
    screen: { type: 'boolean' },
    recognized: { type: 'boolean' },
    redirectUrl: { type: 'string' },
    pkce: { type: 'boolean' },
    scheme: { enum: ['HTTP_BASIC', 'REQUEST_BODY_CREDENTIALS'] },
    saasFault: { enum: ['none', ...saasFaults] },
    missingScope: { type: 'boolean' },
  },
});

const calledSchema = {
  type: 'object',
  required: ['tool', 'arguments'],
  properties: { tool: { type: 'string', minLength: 1, maxLength: 128 }, arguments: { type: 'object' } },
};

const spokenSchema = {
  type: 'object',
  required: ['utterance'],
  properties: { utterance: { type: 'string', minLength: 1, maxLength: 300 } },
};

/** Serves what the page does. */
export function serveActions(server: FastifyInstance, ready: () => Show, locales: readonly string[]): void {
  server.post<{ Body: { utterance: string } }>('/api/say', { schema: { body: spokenSchema } }, ({ body }) =>
    ready().session.say(body.utterance),
  );
  server.post<{ Body: Partial<PageSettings> }>(
    '/api/choose',
    { schema: { body: settingsSchema(locales) } },
    async ({ body }, reply) => {
      const { session } = ready();
      if (body.redirectUrl !== undefined && !session.state.callbackUrls.includes(body.redirectUrl)) {
        return reply.code(400).send({ error: 'That is not a registered redirect URL.' });
      }
      session.choose(body);
      return {};
    },
  );
  server.post('/api/verify', async (): Promise<PageVerification> => {
    const results = await verifyLinking(ready().stage);
    const having = (outcome: string) => results.filter((one) => one.outcome === outcome);
    return {
      passed: having('passed').length,
      skipped: having('skipped').length,
      failed: having('failed').map(({ check, detail }) => `${check.asks} ${detail}`),
    };
  });
  server.post('/api/link', async ({ headers }) => ready().session.beginLinking(headers.cookie ?? ''));
  const actions: Readonly<Record<string, (session: PageSession) => unknown>> = {
    unlink: (session) => session.unlink(),
    expire: (session) => session.expireToken(),
    revoke: (session) => session.revokeRefreshToken(),
    clear: (session) => session.clearMessages(),
  };
  for (const [name, act] of Object.entries(actions)) {
    server.post(`/api/${name}`, async () => {
      await act(ready().session);
      return {};
    });
  }

  serveAlexaPlus(server, ready);

  // The browser is sent here by the sign-in. What protects it is the state that Alexa checks.
  server.get<{ Params: { '*': string } }>(`${returnPath}*`, async (request, reply) => {
    const target = `https://${request.url.slice(returnPath.length)}`;
    if (!URL.canParse(target) || !alexaHosts.includes(new URL(target).host))
      return reply.code(404).send({ error: 'Not found' });
    reply.type('text/html; charset=utf-8');
    try {
      await ready().session.completeLinking(target);
      return returnDocument('Your account was linked', 'You can close this and talk to your device.');
    } catch (error) {
      if (!(error instanceof LinkingError)) throw error;
      return returnDocument('The account was not linked', error.message);
    }
  });
}

/** Serves what the page does with the add-on. */
function serveAlexaPlus(server: FastifyInstance, ready: () => Show): void {
  const alexaPlus = () => {
    const { session } = ready();
    if (!session.alexaPlus) throw Object.assign(new Error('There is no add-on.'), { statusCode: 404 });
    return session.alexaPlus;
  };
  server.post('/api/alexa-plus/link', async ({ headers }) => alexaPlus().beginLinking(headers.cookie ?? ''));
  server.post('/api/alexa-plus/unlink', async () => {
    alexaPlus().unlink();
    return {};
  });
  server.post<{ Body: { tool: string; arguments: Record<string, unknown> } }>(
    '/api/alexa-plus/call',
    { schema: { body: calledSchema } },
    ({ body }) => alexaPlus().call(body.tool, body.arguments),
  );
}

/** Sends messages and state as they come, by server-sent events. A page that comes late gets what it missed. */
export function serveEvents(server: FastifyInstance, ready: () => Show): void {
  server.get('/events', (request, reply) => {
    const { stage, session } = ready();
    const send = (event: string, data: unknown) =>
      reply.raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    send('state', session.state);
    send('kept', stage.log.keptFrom);
    for (const message of stage.log.messages) send('message', message);
    const stops = [
      stage.log.subscribe({
        message: (message) => send('message', message),
        kept: (from) => send('kept', from),
      }),
      session.subscribe((state) => send('state', state)),
    ];
    const heartbeat = setInterval(() => reply.raw.write(':\n\n'), 15_000);
    request.raw.socket.once('close', () => {
      clearInterval(heartbeat);
      for (const stop of stops) stop();
    });
  });
}

function returnDocument(title: string, message: string): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css"></head>
<body class="returned"><main><h1>${title}</h1><p>${message}</p></main></body></html>`.toString();
}
