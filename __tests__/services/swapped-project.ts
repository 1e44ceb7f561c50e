import { rmSync } from 'node:fs';
import { runToEnd } from '../../programs/child';
import { Checkout } from '../../testing/checkout';

/** How long one command may take on a busy machine, in milliseconds. */
const patienceMs = 230_000;

/** A copy of the whole project without its service, in whose place a test puts another. */
export class SwappedProject {
  readonly checkout = new Checkout({ withBuilt: true });

  constructor() {
    rmSync(this.checkout.file('service'), { recursive: true });
  }

  /** Runs Node in the copy, and gives what it wrote; all of it is in the error of one that fails. */
  node(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
    return this.#run(process.execPath, args, env);
  }

  /** Runs a line of the shell in the copy, as its reader would. */
  shell(line: string): Promise<string> {
    return this.#run('bash', ['-c', line], {});
  }

  /** Runs one of the project's commands. */
  command(...args: readonly string[]): Promise<string> {
    return this.node(['commands/run.mjs', ...args]);
  }

  remove(): void {
    this.checkout.remove();
  }

  async #run(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
    const { code, text } = await runToEnd(program, args, {
      cwd: this.checkout.folder,
      env: { ...process.env, NO_COLOR: '1', ...env },
      timeoutMs: patienceMs,
    });
    if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${text}`);
    return text;
  }
}
