import { spawn } from 'node:child_process';

/** How a process ended and what it wrote. */
export interface ProcessResult {
  /** Exit code; null where it was killed. */
  readonly code: number | null;
  /** Standard output and standard error as they came. */
  readonly text: string;
  /** Standard output alone. */
  readonly stdout: string;
}

export interface ProcessOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** The process and its children are killed after this many milliseconds. */
  readonly timeoutMs: number;
  /** Is told of every line as it comes. */
  readonly onLine?: (line: string) => void;
}

/** Runs a program to its end, in a process group of its own so that nothing of it is left behind. */
export async function runProcess(
  program: string,
  args: readonly string[],
  { cwd, env, timeoutMs, onLine }: ProcessOptions,
): Promise<ProcessResult> {
  const child = spawn(program, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  let stdout = '';
  let line = '';
  const take = (chunk: string) => {
    text += chunk;
    const lines = (line + chunk).split('\n');
    line = lines.pop() ?? '';
    for (const one of lines) onLine?.(one);
  };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
    take(chunk);
  });
  child.stderr.setEncoding('utf8').on('data', take);
  const killer = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'), timeoutMs);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    return { code, text, stdout };
  } finally {
    clearTimeout(killer);
  }
}
