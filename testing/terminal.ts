import { type ChildProcess, spawn } from 'node:child_process';
import { runNow } from '../programs/child';

/** Why nothing can be run in a terminal here; undefined where it can. */
export function noTerminal(): string | undefined {
  const { code, stdout } = runNow('script', ['--version']);
  return code === 0 && stdout.includes('util-linux')
    ? undefined
    : 'no script(1) of util-linux, which makes a pseudo-terminal';
}

/** How long anything may take to appear, in milliseconds. */
const patienceMs = 30_000;

/** What ends a line of a style in a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what they are
const controls = /\u001b\[[0-9;?]*[A-Za-z]/g;

/** A program in a pseudo-terminal, whose keys are pressed by a test. */
export class Terminal {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  #shown = '';
  #seen = 0;

  constructor(command: readonly string[]) {
    const line = command.map((one) => `'${one.replaceAll("'", "'\\''")}'`).join(' ');
    // A terminal that nobody looks at has no width until it is told one.
    const sized = `stty columns 120 rows 40; exec ${line}`;
    this.#child = spawn('script', ['--quiet', '--return', '--command', sized, '/dev/null'], {
      env: { ...process.env, TERM: 'xterm' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#shown += text.replace(controls, '');
    });
    this.#ended = new Promise((resolve) => this.#child.once('close', (code) => resolve(code)));
  }

  /** Everything that was shown, without styles. */
  get shown(): string {
    return this.#shown;
  }

  /** Waits until something is shown after what was waited for before. @throws Error with what was shown where it does not come */
  async until(pattern: RegExp): Promise<void> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const found = pattern.exec(this.#shown.slice(this.#seen));
      if (found) {
        this.#seen += found.index + found[0].length;
        return;
      }
      if (Date.now() > deadline || this.#child.exitCode !== null) {
        throw new Error(`${pattern} did not come up in the terminal:\n${this.#shown}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  press(keys: string): void {
    this.#child.stdin?.write(keys);
  }

  /** The exit code of the program. */
  ended(): Promise<number | null> {
    return this.#ended;
  }

  /** Ends the program where it goes on. */
  close(): void {
    if (this.#child.exitCode === null) this.#child.kill('SIGKILL');
  }
}
