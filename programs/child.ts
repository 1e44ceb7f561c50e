import { spawn, spawnSync } from 'node:child_process';

/** How a child process is started. */
export interface ChildOptions {
  /** Folder that it runs in. Default: this process's. */
  readonly cwd?: string;
  /** Its whole environment. Default: this process's. */
  readonly env?: NodeJS.ProcessEnv;
  /** Lets the shell take the program apart, as it does a line of a settings file. Default false. */
  readonly shell?: boolean;
  /** Killed after so many milliseconds, by `runToEnd` with what it started. Default: it is waited for. */
  readonly timeoutMs?: number;
  /** Drops its standard output, as if it wrote nothing there. Default false. */
  readonly quiet?: boolean;
}

/** How a child process ended, and what it wrote. */
export interface ChildResult {
  /** Exit code; null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both as they came. */
  readonly text: string;
}

/**
 * Runs a program to its end and keeps what it writes. It is given no input.
 *
 * @param onLine is told of every line as it comes
 * @throws Error with the code `ENOENT` where there is no such program
 */
export async function runToEnd(
  program: string,
  args: readonly string[],
  { cwd, env, shell, timeoutMs, quiet = false }: ChildOptions = {},
  onLine?: (line: string) => void,
): Promise<ChildResult> {
  // A group of its own can be killed as a whole; but it does not hear the terminal's Ctrl+C.
  const detached = timeoutMs !== undefined;
  const output = quiet ? 'ignore' : 'pipe';
  const child = spawn(program, args, { cwd, env, shell, detached, stdio: ['ignore', output, 'pipe'] });
  const killer = detached && setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), timeoutMs);
  const said = { stdout: '', stderr: '', text: '' };
  let rest = '';
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (chunk: string) => {
      said[name] += chunk;
      said.text += chunk;
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine?.(line);
    });
  }
  try {
    return await new Promise((settle, fail) => {
      child.once('error', fail);
      child.once('close', (code) => settle({ code, ...said }));
    });
  } finally {
    if (killer) clearTimeout(killer);
  }
}

/** How a child process ended that was waited for with nothing else going on. */
export interface ShortResult extends Omit<ChildResult, 'text'> {
  /** There is no such program, or it may not be run. */
  readonly isMissing: boolean;
}

/** Runs a program to its end while this process stands still: for a short question, or a step that must not overlap. */
export function runNow(
  program: string,
  args: readonly string[],
  { cwd, env, shell, timeoutMs: timeout, quiet = false }: ChildOptions = {},
): ShortResult {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env,
    shell,
    timeout,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['ignore', quiet ? 'ignore' : 'pipe', 'pipe'],
  });
  return { code: status, stdout: stdout ?? '', stderr: stderr ?? '', isMissing: wasNotStarted(error) };
}

const wasNotStarted = (error: NodeJS.ErrnoException | undefined) =>
  error?.code === 'ENOENT' || error?.code === 'EACCES';

/** How a child process that has the terminal is started. */
export interface TerminalOptions extends Pick<ChildOptions, 'env' | 'quiet'> {
  /** Waits for its orderly end when the terminal interrupts both. Default false: this process ends at once. */
  readonly outlastsInterrupt?: boolean;
}

/**
 * Runs a program that writes to the terminal itself, and gives its exit code; 1 where a signal ended it.
 *
 * @throws Error with the code `ENOENT` where there is no such program
 */
export async function runInTerminal(
  program: string,
  args: readonly string[],
  { env, quiet = false, outlastsInterrupt = false }: TerminalOptions = {},
): Promise<number> {
  const input = outlastsInterrupt ? 'inherit' : 'ignore';
  const child = spawn(program, args, { env, stdio: [input, quiet ? 'ignore' : 'inherit', 'inherit'] });
  const waits = () => undefined;
  const passesOn = () => child.kill('SIGTERM');
  if (outlastsInterrupt) process.on('SIGINT', waits).on('SIGTERM', passesOn);
  try {
    return await new Promise((settle, fail) => {
      child.once('error', fail);
      child.once('close', (code) => settle(code ?? 1));
    });
  } finally {
    process.off('SIGINT', waits).off('SIGTERM', passesOn);
  }
}
