import { type ChildProcess, spawn } from 'node:child_process';

/** What a run of the Pact CLI left behind. */
export interface PactCliResult {
  /** Exit code; null when a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to run the Pact CLI. */
export interface PactCliOptions {
  /** The complete environment; see {@link pactEnvironment}. */
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds after which it is killed; default 10 minutes. */
  readonly timeout?: number;
}

/**
 * Runs the official Pact CLI and collects what it prints. The binary is started without its npm wrapper,
 * which would leave it running when it is killed itself.
 *
 * @throws Error when npm installed no binary for this platform, or it cannot be started
 */
export async function runPactCli(args: readonly string[], options: PactCliOptions): Promise<PactCliResult> {
  const { env, timeout = 600_000 } = options;
  // Imported late: it looks for the binary as soon as it is loaded.
  const { standalone } = await import('@pact-foundation/pact-cli/src/pact-standalone.js');
  return new Promise((resolve, reject) => {
    const child = spawn(standalone().pactFullPath, args, {
      env,
      timeout,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stopListening = endWithThisProcess(child);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', reject);
    child.once('close', (exitCode) => {
      stopListening();
      resolve({ exitCode, stdout, stderr });
    });
  });
}

/** Kills the child when this process ends, be it by a signal; a signal still has its effect here. */
function endWithThisProcess(child: ChildProcess): () => void {
  const atExit = () => child.kill('SIGKILL');
  const bySignal = (signal: NodeJS.Signals) => {
    child.kill('SIGKILL');
    stopListening();
    process.kill(process.pid, signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const stopListening = () => {
    process.off('exit', atExit);
    for (const signal of signals) process.off(signal, bySignal);
  };
  process.on('exit', atExit);
  for (const signal of signals) process.on(signal, bySignal);
  return stopListening;
}

/** Credentials of a broker: only ever taken from the environment, so that no process list shows them. */
export const brokerCredentials = [
  'PACT_BROKER_TOKEN',
  'PACT_BROKER_USERNAME',
  'PACT_BROKER_PASSWORD',
] as const;

/**
 * The environment for the Pact CLI: the caller's, without the variables that would silently filter
 * interactions, add a source of pacts or send telemetry. Broker credentials stay only where asked for.
 */
export function pactEnvironment(
  options: { readonly broker: boolean },
  base: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const kept = Object.entries(base).filter(
    ([name]) =>
      !/^(PACT_|OTEL_)/.test(name) || (options.broker && brokerCredentials.some((one) => one === name)),
  );
  const { NO_PROXY, no_proxy = NO_PROXY, ...rest } = Object.fromEntries(kept);
  const noProxy = ['127.0.0.1', 'localhost', ...(no_proxy ? [no_proxy] : [])].join(',');
  return { ...rest, NO_PROXY: noProxy, no_proxy: noProxy, PACT_DO_NOT_TRACK: 'true' };
}
