import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** How long the emulator may take to answer its first request. */
const startMs = 60_000;

/** moto's AWS emulator, a process of its own on a free loopback port. */
export interface AwsEmulator {
  readonly url: string;
  /** Makes a public hosted zone and gives its id. */
  createHostedZone(name: string): Promise<string>;
  /** Makes a regional web ACL that lets everything through, and gives its ARN. */
  createWebAcl(name: string, region: string): Promise<string>;
  /** Asks the web application firewall, e.g. `GetWebACLForResource`. @throws Error where it refuses */
  firewall<Reply>(operation: string, region: string, request: object): Promise<Reply>;
  /** Asks Cognito's user-pool API, e.g. `DescribeUserPool`. @throws Error where it refuses */
  userPools<Reply>(operation: string, region: string, request: object): Promise<Reply>;
  close(): Promise<void>;
}

/**
 * Starts `moto_server`. Certificates are issued at once instead of after a minute.
 *
 * @throws Error with what it wrote where it does not answer in time
 */
export async function startAwsEmulator(): Promise<AwsEmulator> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const folder = mkdtempSync(join(tmpdir(), 'voicelink-emulator-'));
  // A file, because a pipe that nobody reads in time would stop the emulator.
  const logFile = join(folder, 'log');
  const log = openSync(logFile, 'w');
  const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], {
    stdio: ['ignore', log, log],
    env: { ...process.env, MOTO_ACM_VALIDATION_WAIT: '1' },
  });
  closeSync(log);
  const close = async () => {
    await stop(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answers(`${url}/moto-api/`, server);
  } catch (error) {
    const said = readFileSync(logFile, 'utf8').slice(-2_000);
    await close();
    throw new Error(`moto_server did not start: ${error instanceof Error ? error.message : error}\n${said}`);
  }
  const userPools = jsonApi(url, 'cognito-idp', 'AWSCognitoIdentityProviderService');
  const firewall = jsonApi(url, 'wafv2', 'AWSWAF_20190729');
  return {
    url,
    close,
    createHostedZone: (name) => createHostedZone(url, name),
    userPools,
    firewall,
    createWebAcl: async (name, region) => {
      const { Summary } = await firewall<{ Summary: { ARN: string } }>('CreateWebACL', region, {
        Name: name,
        Scope: 'REGIONAL',
        DefaultAction: { Allow: {} },
        VisibilityConfig: {
          SampledRequestsEnabled: false,
          CloudWatchMetricsEnabled: false,
          MetricName: name,
        },
      });
      return Summary.ARN;
    },
  };
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  const end = Date.now() + startMs;
  while (Date.now() < end) {
    if (server.exitCode !== null) throw new Error(`it ended with ${server.exitCode}`);
    const reply = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    if (reply?.ok) return;
    await delay(200);
  }
  throw new Error(`no answer within ${startMs / 1000} s`);
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  const killer = setTimeout(() => server.kill('SIGKILL'), 5_000);
  await ended;
  clearTimeout(killer);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}

/** The emulator reads the service and the region from here and checks no signature. */
function authorization(service: string, region: string): string {
  return `AWS4-HMAC-SHA256 Credential=offline/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
}

async function createHostedZone(url: string, name: string): Promise<string> {
  const reply = await fetch(`${url}/2013-04-01/hostedzone`, {
    method: 'POST',
    headers: { authorization: authorization('route53', 'us-east-1'), 'content-type': 'text/xml' },
    body: `<CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Name>${name}</Name><CallerReference>${name}</CallerReference></CreateHostedZoneRequest>`,
    signal: AbortSignal.timeout(10_000),
  });
  const text = await reply.text();
  const id = /<Id>\/hostedzone\/(\w+)<\/Id>/.exec(text)?.[1];
  if (id === undefined) throw new Error(`The emulator made no hosted zone: ${reply.status} ${text}`);
  return id;
}

/** A JSON API of the emulator's. @param target what its operations' names stand behind in `x-amz-target` */
function jsonApi(url: string, service: string, target: string) {
  return async <Reply>(operation: string, region: string, request: object): Promise<Reply> => {
    const reply = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: authorization(service, region),
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `${target}.${operation}`,
      },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(10_000),
    });
    if (!reply.ok)
      throw new Error(`The emulator refused ${operation}: ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as Reply;
  };
}
