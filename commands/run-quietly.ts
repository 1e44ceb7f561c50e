import { runToEnd } from '../programs/child';
import { CommandError } from './command';

/**
 * Runs another command of this project. What it says is shown only if it fails.
 *
 * @throws CommandError with what it said
 */
export async function runQuietly(command: string): Promise<void> {
  const { code, text } = await runToEnd(process.execPath, ['commands/run.mjs', command]);
  if (code !== 0) throw new CommandError(`node commands/run.mjs ${command} failed:\n${text.trim()}`);
}
