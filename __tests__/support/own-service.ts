import { type ChildProcess, spawn } from 'node:child_process';

/** What the states endpoint of the service expects as its bearer. */
export const statesSecret = 'secret-of-the-states-endpoint';

const services: ChildProcess[] = [];

/**
 * Starts a service that shares nothing with this project: plain Node, with a states endpoint at `/_states`.
 *
 * @param env what breaks it, or makes it serve TLS: see the service's own first lines
 * @returns its base URL
 */
export async function startOwnService(env: Readonly<Record<string, string>> = {}): Promise<string> {
  const service = spawn(process.execPath, ['service/__tests__/fixtures/own-service.mjs'], {
    env: { PATH: process.env.PATH, STATES_SECRET: statesSecret, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  services.push(service);
  return new Promise((resolve, reject) => {
    service.once('exit', (code) => reject(new Error(`The service ended with ${code}.`)));
    service.stdout.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()));
  });
}

/** Stops every service that was started. */
export function stopOwnServices(): void {
  for (const service of services.splice(0)) service.kill('SIGKILL');
}
