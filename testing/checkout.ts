import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { runNow, type ShortResult } from '../programs/child';

/** What is made, and what belongs to one copy alone. */
const left = ['.git', 'node_modules', 'engines', 'dist', 'cdktf.out'];

/**
 * Of `dist`, what commands in a checkout make first and what takes longest, each with the record of its inputs: they
 * find it made where nothing of it changed. Names of what is just being written are others.
 */
const built =
  /^(commands\/(build|synth|cdktf|main\.\w+)\.[cm]js|(skill|addon|triggers\/[\w-]+)(\/index\.js|\.zip))(\.inputs\.json)?$/;

/** How a checkout is made. */
export interface CheckoutOptions {
  /** With what is built here already, as far as it is; default false, as after a clone. */
  readonly withBuilt?: boolean;
}

/** A checkout of this project in a folder of its own, which a test may change. */
export class Checkout {
  readonly folder = mkdtempSync(join(tmpdir(), 'voicelink-'));

  constructor({ withBuilt = false }: CheckoutOptions = {}) {
    for (const name of readdirSync('.').filter((one) => !left.includes(one))) {
      cpSync(name, join(this.folder, name), {
        recursive: true,
        preserveTimestamps: true,
        filter: (file) => basename(file) !== 'node_modules',
      });
    }
    // Packages are not copied, and nothing is written among them.
    for (const packages of ['node_modules', 'engines'])
      symlinkSync(resolve(packages), join(this.folder, packages));
    if (!withBuilt) return;
    // Not all of `dist`: other tests make folders in it and take them away.
    const folders = ['commands', 'skill', 'addon', 'triggers'].filter((one) => existsSync(join('dist', one)));
    const files = folders.flatMap((folder) =>
      readdirSync(join('dist', folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(folder, file),
      ),
    );
    for (const file of [...files, ...(existsSync('dist') ? readdirSync('dist') : [])].filter((one) =>
      built.test(one),
    ))
      cpSync(join('dist', file), this.file('dist', file), { preserveTimestamps: true });
  }

  file(...path: readonly string[]): string {
    return join(this.folder, ...path);
  }

  /** Replaces text in a file, and fails where it is not there. */
  edit(path: string, from: string, to: string): void {
    const before = readFileSync(this.file(path), 'utf8');
    if (!before.includes(from)) throw new Error(`${path} does not contain ${from}.`);
    writeFileSync(this.file(path), before.replaceAll(from, to));
  }

  /** Runs one of the npm scripts as its user would, without colours unless `env` asks for them. */
  run(command: readonly string[], env: NodeJS.ProcessEnv = {}): ShortResult {
    const { FORCE_COLOR: _, ...inherited } = process.env;
    return runNow(process.execPath, ['commands/run.mjs', ...command], {
      cwd: this.folder,
      env: { ...inherited, ...env },
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
