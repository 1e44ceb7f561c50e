import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatting } from '../../scaffold/service';
import { SwappedProject } from '../services/swapped-project';

/** What is made, and of what. */
export interface Making {
  /** Path of the document. */
  readonly document: string;
  readonly operations: readonly string[];
  readonly locales: readonly string[];
}

/** A copy of the project in which a service is made of a document. */
export class MadeProject extends SwappedProject {
  /** Makes it, and everything that is generated of it. @returns what the maker said */
  async make({ document, operations, locales }: Making): Promise<string> {
    const said = await this.command(
      ...['service-new', document, '--operations', operations.join(',')],
      ...['--locales', locales.join(','), '--output', 'service'],
    );
    await this.command('models');
    await this.command('contracts-generate');
    return said;
  }

  /** Checks types: of the service, or of these folders, as they are made. */
  compile(folders: readonly string[] = ['service']): Promise<string> {
    const name = `tsconfig.${folders[0]}.json`;
    const settings = {
      extends: './tsconfig.json',
      include: folders.map((folder) => join(folder, '**', '*.ts')),
      exclude: [],
      // What is not formatted yet has imports that the formatter takes away.
      ...(folders.includes('service')
        ? {}
        : { compilerOptions: { noUnusedLocals: false, noUnusedParameters: false } }),
    };
    writeFileSync(this.checkout.file(name), JSON.stringify(settings));
    return this.node(['node_modules/typescript/bin/tsc', '--noEmit', '--project', name]);
  }

  /** Formats folders as the command does, and says what cannot be as it should. */
  async format(folders: readonly string[]): Promise<void> {
    for (const args of formatting) await this.#biome(...args, '--max-diagnostics=50', ...folders);
  }

  lint(): Promise<string> {
    return this.#biome('check', '--error-on-warnings', 'service');
  }

  #biome(...args: readonly string[]): Promise<string> {
    return this.node(['node_modules/@biomejs/biome/bin/biome', ...args, '--vcs-enabled=false']);
  }

  /** Runs tests; what they approve is written, not compared. */
  test(...args: readonly string[]): Promise<string> {
    const jest = ['node_modules/jest/bin/jest.js', '--runInBand', ...args];
    return this.node(jest, { UPDATE_CONTRACT: '1', UPDATE_ANSWERS: '1' });
  }

  /** Writes the contract with the skill's own client. */
  writeContract(): Promise<string> {
    return this.test('--testMatch=**/*.pact.test.ts', '--testPathIgnorePatterns=/node_modules/');
  }
}

/**
 * Everything that is asked of a made service: that it compiles, is clean, is built and synthesized with its scopes,
 * that its contract is made and kept by its reference, and that the suites which hold any service hold it, its story
 * and its utterances in each language among them.
 *
 * @param suites those of `__tests__/service/` that are run; default all
 */
export function madeServiceSuite(
  project: () => MadeProject,
  scope: string,
  suites: readonly string[] = [''],
): void {
  test('its types are right, and it is formatted and clean', async () => {
    await project().compile();
    await project().lint();
  });

  test('it is built and synthesized with its scopes', async () => {
    await project().command('build');
    const { stacks } = JSON.parse(await project().command('synth', '--json')) as {
      stacks: { file: string }[];
    };
    expect(readFileSync(project().checkout.file(stacks[0]?.file ?? ''), 'utf8')).toContain(scope);
  });

  test('its contract is made, and kept by its reference', async () => {
    await project().writeContract();
    expect(await project().command('contracts-verify')).toMatch(/keeps the contract: \d+ passed/);
    expect(await project().command('contracts-conform')).toMatch(/\d+ checks kept/);
  });

  test('the suites that hold a service hold it, in each of its languages', async () => {
    expect(await project().test(...suites.map((name) => `__tests__/service/${name}`))).toMatch(
      /Tests: .*passed/,
    );
  });
}
