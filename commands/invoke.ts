import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readdirSync, readFileSync } from 'node:fs';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model';
import { service } from '#service/index';
import { startReferenceProvider } from '../contracts/reference/provider';
import { textOf } from '../review/text';
import { CommandError, callersPath, program, runCommand } from './command';
import { isCurrent } from './inputs.mjs';
import { type Call, type Invocation, printInvocation } from './invocation-report';
import { runQuietly } from './run-quietly';

const { api } = service;

const bundleFile = join('dist', 'skill', 'index.js');
const zipFile = join('dist', 'skill.zip');
const aplInterface = 'Alexa.Presentation.APL';

interface Options {
  readonly locale?: string;
  readonly token: boolean;
  readonly screen?: boolean;
  readonly json?: boolean;
}

const command = program('npm run invoke --')
  .description(
    'Sends a request envelope through the built skill and shows what it says, its card and screen, the calls that it made, and its log.\n' +
      'The calls go to SAAS_API_URL with the token of the envelope. Where SAAS_API_URL is not set they go to the reference SaaS of this project, on this machine, with a token for it in place of the one in the envelope.',
  )
  .argument('<envelope.json>', 'a request envelope, e.g. __tests__/envelopes/launch.json')
  .option(
    '-l, --locale <locale>',
    'the language that the customer speaks, instead of the one in the envelope',
  )
  .option('--no-token', 'the account is not linked')
  .option('-s, --screen', 'the device has a screen')
  .option('--json', 'print the response envelope and nothing else')
  .addHelpText(
    'after',
    '\nExit code: 0 if there was a response, 1 if not, 2 for an envelope or options that do not fit.',
  );

async function main(): Promise<void> {
  command.parse();
  const options = command.opts<Options>();
  checkLocale(options.locale);
  const envelope = adapt(readEnvelope(callersPath(command.args[0] ?? '')), options);
  await buildIfNeeded();
  const service = await chooseService(envelope);
  try {
    const outcome = await invoke(envelope, service.url);
    if (options.json) console.log(JSON.stringify(outcome.response, null, 2));
    else printInvocation(outcome, service.name);
  } finally {
    await service.close();
  }
}

function readEnvelope(file: string): RequestEnvelope {
  let text: string;
  try {
    text = textOf(readFileSync(file)) ?? '';
  } catch (error) {
    throw new CommandError(
      `${file} cannot be read: ${(error as Error).message}. Examples are in __tests__/envelopes/.`,
      2,
    );
  }
  try {
    const envelope = JSON.parse(text) as Partial<RequestEnvelope> | null;
    if (typeof envelope?.request?.type === 'string') return envelope as RequestEnvelope;
  } catch {
    throw new CommandError(`${file} is not JSON.`, 2);
  }
  throw new CommandError(`${file} is not a request envelope: it has no request with a type.`, 2);
}

/** The languages of the skill package. A locale of a language that is in it is answered in that language. */
function checkLocale(locale: string | undefined): void {
  const spoken = readdirSync(join('skill-package', 'interactionModels', 'custom')).map((file) =>
    file.replace('.json', ''),
  );
  if (locale === undefined || spoken.some((one) => one.slice(0, 2) === locale.slice(0, 2))) return;
  throw new CommandError(`The skill does not speak ${locale}. It speaks ${spoken.join(', ')}.`, 2);
}

/** The places of an envelope that have the customer's token. */
const usersOf = ({ context, session }: RequestEnvelope) =>
  [context?.System?.user, session?.user].filter((user) => user !== undefined);

function adapt(envelope: RequestEnvelope, { locale, token, screen }: Options): RequestEnvelope {
  if (locale && 'locale' in envelope.request) Object.assign(envelope.request, { locale });
  if (!token) for (const user of usersOf(envelope)) delete user.accessToken;
  const device = envelope.context?.System?.device;
  if (screen && device) {
    device.supportedInterfaces = { ...device.supportedInterfaces, [aplInterface]: {} };
  }
  return envelope;
}

async function buildIfNeeded(): Promise<void> {
  if (isCurrent('.', zipFile)) return;
  await runQuietly('build');
}

/** The customer whom the reference SaaS greets. */
const exampleName = 'Ada Example';

interface Service {
  readonly url: string;
  readonly name: string;
  close(): Promise<void>;
}

async function chooseService(envelope: RequestEnvelope): Promise<Service> {
  const url = process.env.SAAS_API_URL;
  if (url) return { url, name: url, close: async () => {} };
  const { saas, mint, close } = await startReferenceProvider(api, {
    seeded: true,
    displayNameOf: () => exampleName,
  });
  const linked = usersOf(envelope).filter((user) => user.accessToken);
  if (linked.length > 0) {
    const accessToken = await mint.accessToken({
      sub: 'customer-of-npm-run-invoke',
      scopes: Object.keys(api.scopes),
    });
    for (const user of linked) user.accessToken = accessToken;
  }
  return { url: saas.url, name: 'the reference SaaS', close };
}

async function invoke(envelope: RequestEnvelope, saasApiUrl: string): Promise<Invocation> {
  process.env.SAAS_API_URL = saasApiUrl;
  const calls: Call[] = [];
  const log: string[] = [];
  const { log: print } = console;
  const unwatch = watchCalls(new URL(saasApiUrl).origin, calls);
  console.log = (line: unknown) => log.push(String(line));
  try {
    const { handler } = createRequire(import.meta.url)(resolve(bundleFile)) as {
      handler(event: unknown): Promise<ResponseEnvelope>;
    };
    return { response: await handler(envelope), calls, log };
  } catch (error) {
    if (error instanceof Error && error.name === 'ConfigurationError')
      throw new CommandError(error.message, 2);
    throw error;
  } finally {
    unwatch();
    console.log = print;
  }
}

/** Notes the calls to an origin that this process makes, as Node's HTTP client tells of them. */
function watchCalls(origin: string, calls: Call[]): () => void {
  const started = new Map<ClientRequest, number>();
  const end = (request: ClientRequest, status: string) => {
    const startedAt = started.get(request);
    if (!started.delete(request) || startedAt === undefined) return;
    const milliseconds = Math.round(performance.now() - startedAt);
    calls.push({ request: `${request.method} ${origin}${request.path}`, status, milliseconds });
  };
  const listeners = {
    'http.client.request.start': ({ request }: ClientEvent) => {
      if (`${request.protocol}//${request.getHeader('host')}` === origin) {
        started.set(request, performance.now());
      }
    },
    'http.client.response.finish': ({ request, response }: ClientEvent) =>
      end(request, `${response?.statusCode} ${response?.statusMessage}`.trim()),
    'http.client.request.error': ({ request }: ClientEvent) => end(request, 'no answer'),
  };
  const each = (act: (name: string, listener: (event: unknown) => void) => void) => {
    for (const [name, listener] of Object.entries(listeners)) act(name, listener as (event: unknown) => void);
  };
  each(subscribe);
  return () => each(unsubscribe);
}

/** What Node's HTTP client publishes of a request. */
interface ClientEvent {
  readonly request: ClientRequest;
  readonly response?: IncomingMessage;
}

await runCommand(main);
