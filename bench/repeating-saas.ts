import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ReferenceProvider, startReferenceProvider } from '../contracts/reference/provider';
import type { ReferenceSaasOptions } from '../contracts/reference/server';
import { type RelayedAnswer, relay } from '../contracts/relay';
import type { ReferencedService } from '../contracts/service';

/** A SaaS that costs nothing to ask. */
export interface RepeatingSaas {
  readonly url: string;
  /** Makes tokens that its first answer is worth. */
  readonly mint: ReferenceProvider['mint'];
  /** Address of the keys by which the tokens are checked. */
  readonly jwksUrl: string;
}

/**
 * A SaaS in this process, which does nothing else meanwhile: it asks the reference once, and then repeats what
 * that answered, whatever the path.
 */
export async function withRepeatingSaas<Store, Result>(
  api: ReferencedService<Store>,
  run: (saas: RepeatingSaas) => Promise<Result>,
  options: Partial<ReferenceSaasOptions<Store>> = {},
): Promise<Result> {
  const { saas, mint, close } = await startReferenceProvider(api, { seeded: true, ...options });
  const keys = JSON.stringify(mint.jwks);
  let answer: Promise<RelayedAnswer> | undefined;
  const server = createServer(async ({ method = 'GET', url, headers }, response) => {
    if (url === '/jwks.json') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(keys);
      return;
    }
    answer ??= relay(`${saas.url}${url}`, { method, headers });
    const { status, headers: own, body } = await answer;
    response
      .writeHead(status, { 'content-type': own['content-type'], 'content-length': body.length })
      .end(body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const result = await run({ url, mint, jwksUrl: `${url}/jwks.json` });
    const status = (await answer)?.status;
    if (status !== 200) throw new Error(`The reference answered with ${status}: that is no call to measure.`);
    return result;
  } finally {
    server.closeAllConnections();
    server.close();
    await close();
  }
}
