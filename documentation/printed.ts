import { runNow } from '../programs/child';

/** `<!-- printed by: npm run synth -->`, and the code block that follows. */
const block = /(<!-- printed by: (.+?) -->\n+```(?:text)?\n)([\s\S]*?)(```)/g;

/** What a command prints, on both streams, without colours. */
function outputOf(command: string): string {
  const { stdout } = runNow(`${command} 2>&1`, [], {
    shell: true,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, npm_config_loglevel: 'silent' },
  });
  return stdout.replaceAll('\r', '').trim();
}

/** Blocks that a page marks as printed by a command: the command, and what stands there. */
export function printedBlocks(text: string): { readonly command: string; readonly printed: string }[] {
  return [...text.matchAll(block)].map(([, , command = '', printed = '']) => ({
    command,
    printed: printed.trimEnd(),
  }));
}

/**
 * A page with each block that a command printed made anew.
 *
 * @param onCommand is told of each command before it runs
 */
export function print(text: string, onCommand: (command: string) => void = () => undefined): string {
  return text.replace(block, (_all, begin: string, command: string, _printed: string, end: string) => {
    onCommand(command);
    return `${begin}${outputOf(command)}\n${end}`;
  });
}

/** What two runs of one command have in common: times differ. */
export function withoutTimes(text: string): string {
  return text.replace(/\b\d+(\.\d+)? (ms|s|seconds)\b/g, '… $2');
}
