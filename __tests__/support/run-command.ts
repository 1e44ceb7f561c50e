import { runToEnd } from '../../programs/child';

/** What a command printed and ended with. */
export interface CommandResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command as its npm script does, without colours.
 *
 * @param env what to add to the environment; an undefined value takes a variable away
 */
export function runNpmCommand(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<CommandResult> {
  return runProgram(process.execPath, ['commands/run.mjs', name, ...args], {
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
  });
}

/** Runs a program to its end, and lets this process serve it meanwhile. */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: { readonly env: NodeJS.ProcessEnv; readonly cwd?: string },
): Promise<CommandResult> {
  const { code, stdout, stderr } = await runToEnd(program, args, { ...options, timeoutMs: 110_000 });
  return { exitCode: code, stdout, stderr };
}
