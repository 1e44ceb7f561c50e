import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What the states endpoint of the service expects as its bearer. */
export const statesSecret = 'secret-of-the-states-endpoint';

/** The service, which shares nothing with this project: plain Node, with a states endpoint at `/_states`. */
export const ownServiceFile = 'service/contract/examples/service.mjs';

/** What stands in the service's source, and what is put in its place. */
export type SourceChange = readonly [there: string, instead: string];

/** Keys that are made in no time: nobody breaks them here. */
const smallKeys: SourceChange = ['modulusLength: 2048', 'modulusLength: 1024'];

const services: ChildProcess[] = [];

/**
 * Starts the service.
 *
 * @param env what makes it serve TLS, or trust an issuer: see the service's own first lines
 * @param changes make faults of it
 * @returns its base URL
 */
export async function startOwnService(
  env: Readonly<Record<string, string>> = {},
  changes: readonly SourceChange[] = [],
): Promise<string> {
  const service = spawn(process.execPath, ['--input-type=module', '-'], {
    env: { PATH: process.env.PATH, STATES_SECRET: statesSecret, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  services.push(service);
  service.stdin.end([...changes, smallKeys].reduce(changed, readFileSync(ownServiceFile, 'utf8')));
  return new Promise((resolve, reject) => {
    service.once('exit', (code) => reject(new Error(`The service ended with ${code}.`)));
    service.stdout.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()));
  });
}

/** @throws Error where the source has no such place, or several: the fault would not be the one that is meant */
export function changed(source: string, [there, instead]: SourceChange): string {
  const parts = source.split(there);
  if (parts.length !== 2) {
    throw new Error(`${ownServiceFile} has ${JSON.stringify(there)} ${parts.length - 1} times, not once.`);
  }
  return parts.join(instead);
}

/** Stops every service that was started. */
export function stopOwnServices(): void {
  for (const service of services.splice(0)) service.kill('SIGKILL');
}

/** Its URLs, as commands take them. */
export const urlsOf = (url: string) => ['--provider-url', url, '--states-url', `${url}/_states`];
