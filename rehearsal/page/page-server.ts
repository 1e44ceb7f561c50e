import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import fastify from 'fastify';
import type { Deployment } from '../deployment';
import { RehearsalError } from '../rehearsal-error';
import type { RehearsedService } from '../service';
import { type Stage, setStage } from '../stage';
import { refusalOf } from './guard';
import { deliverHere, returnPath, type Show, serveActions, serveEvents } from './routes';
import { PageSession } from './session';

/** How the page is started. */
export interface PageOptions {
  readonly deployment: Deployment;
  readonly service: RehearsedService;
  /** Language to begin with, e.g. `en-US`. */
  readonly locale: string;
  /** 0 takes any free port. The address is always 127.0.0.1. */
  readonly port: number;
  /** The built skill. Default `dist/skill/index.js`. */
  readonly bundle?: string;
  /** The built add-on. Default `dist/addon/index.js`. */
  readonly addonBundle?: string;
}

/** A running rehearsal with its page. */
export interface Page {
  readonly url: string;
  readonly stage: Stage;
  close(): Promise<void>;
}

const folder = join('rehearsal', 'page', 'browser');

/**
 * Starts everyone and the page that shows them.
 *
 * @throws RehearsalError if the port is taken or the stack cannot be rehearsed
 */
export async function startPage(options: PageOptions): Promise<Page> {
  const token = randomBytes(32).toString('base64url');
  const files = await pageFiles(token);
  const server = fastify({ forceCloseConnections: true, bodyLimit: 16 * 1024 });
  // The stage needs the page's address, to which the sign-in returns, so it is set after the page listens.
  let show: Show | undefined;
  const host = () => `127.0.0.1:${(server.server.address() as AddressInfo).port}`;

  server.addHook('onRequest', async (request, reply) => {
    if (request.headers.host === host().replace('127.0.0.1', 'localhost') && request.method === 'GET') {
      return reply.redirect(`http://${host()}${request.url}`);
    }
    const refusal = refusalOf(request, host(), token);
    if (refusal) return reply.code(refusal.status).send({ error: refusal.error });
    if (!show) return reply.code(503).header('retry-after', '1').send({ error: 'Not ready yet.' });
    return undefined;
  });
  server.addHook('onSend', async (request, reply) => {
    const framedBy = request.url.startsWith(returnPath) ? "'self'" : "'none'";
    reply.headers({
      'content-security-policy': [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",
        `frame-src 'self' ${show?.stage.cognito.origin ?? ''}`,
        "base-uri 'none'",
        "form-action 'none'",
        `frame-ancestors ${framedBy}`,
      ].join('; '),
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });
  server.setErrorHandler(async (error: { statusCode?: number; message: string }, _request, reply) => {
    const status = error.statusCode ?? 500;
    return reply.code(status).send({ error: status < 500 ? error.message : 'The rehearsal failed.' });
  });
  for (const { path, type, content } of files) {
    server.get(path, async (_request, reply) => reply.type(type).send(content));
  }
  const ready = () => show as Show;
  serveActions(server, ready, Object.keys(options.service.models));
  serveEvents(server, ready);

  await server.listen({ host: '127.0.0.1', port: options.port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new RehearsalError(
      `Port ${options.port} is taken. Choose another with --port, e.g. npm start -- --port ${options.port + 1}; 0 takes any free one.`,
    );
  });
  const url = `http://${host()}`;
  try {
    const stage = await setStage({
      saas: options.service.api,
      models: options.service.models,
      deployment: options.deployment,
      bundle: options.bundle,
      ...(options.addonBundle !== undefined && { addonBundle: options.addonBundle }),
      framedBy: [url],
      deliverRedirect: (target) => deliverHere(target, url),
    });
    show = { stage, session: new PageSession(stage, options.service, options.locale) };
    return {
      url,
      stage,
      close: async () => {
        await Promise.all([server.close(), stage.close()]);
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** The page's files, put together once at start. */
async function pageFiles(token: string) {
  const [document, { outputFiles }] = await Promise.all([
    readFile(join(folder, 'index.html'), 'utf8'),
    build({
      entryPoints: ['main.ts', 'page.css'].map((file) => join(folder, file)),
      outdir: folder,
      bundle: true,
      format: 'esm',
      target: 'es2022',
      write: false,
      logLevel: 'error',
    }),
  ]);
  const built = (name: string) => outputFiles.find(({ path }) => path.endsWith(name))?.text ?? '';
  return [
    { path: '/', type: 'text/html; charset=utf-8', content: document.replace('{{token}}', token) },
    { path: '/page.css', type: 'text/css; charset=utf-8', content: built('page.css') },
    { path: '/main.js', type: 'text/javascript; charset=utf-8', content: built('main.js') },
  ];
}
