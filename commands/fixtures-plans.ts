import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import pc from 'picocolors';
import { PlanWorld } from '../testing/plan-capture';
import { planCases } from '../testing/plan-cases/plan-cases';
import { fixtureOf, serialize } from '../testing/plan-fixture';
import type { JsonObject } from '../testing/plan-json';
import { findProgram, findProviderMirror } from '../testing/tool-finder';
import { CommandError, runCommand } from './command';

const folder = join('review', 'fixtures');

function main(patterns: readonly string[]): number {
  const mirror = findProviderMirror();
  if (!findProgram('terraform') || !mirror) {
    throw new CommandError(
      'Capturing plans needs the terraform CLI on the PATH and a filesystem mirror of hashicorp/aws (VOICELINK_PROVIDER_MIRROR names its folder).',
      2,
    );
  }
  const chosen = Object.entries(planCases).filter(
    ([name]) => patterns.length === 0 || patterns.some((pattern) => name.includes(pattern)),
  );
  if (chosen.length === 0) throw new CommandError(`No case has ${patterns.join(' or ')} in its name.`, 2);
  const worlds = new Map<string, PlanWorld>();
  let failures = 0;
  try {
    for (const [index, [name, planCase]] of chosen.entries()) {
      const counter = pc.dim(`${String(index + 1).padStart(3)}/${chosen.length}`);
      try {
        let world = worlds.get(planCase.world);
        if (!world) {
          world = new PlanWorld(join('testing', 'plan-worlds', planCase.world), mirror.folder);
          worlds.set(planCase.world, world);
        }
        const text = serialize(fixtureOf(world.capture(planCase) as JsonObject));
        console.log(`${counter} ${name} ${pc.dim(save(join(folder, `${name}.json`), text))}`);
      } catch (error) {
        failures += 1;
        console.error(`${counter} ${name} ${pc.red(error instanceof Error ? error.message : String(error))}`);
      }
    }
  } finally {
    for (const world of worlds.values()) world.close();
  }
  return failures > 0 ? 1 : 0;
}

function save(file: string, text: string): string {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (before === text) return 'as before';
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return before === undefined ? 'new' : 'changed';
}

const program = new Command('fixtures:plans')
  .description(
    'Captures the plans that the review is tested with, from the real Terraform and the real AWS provider, into review/fixtures/. The same bytes when nothing changed.',
  )
  .argument('[name...]', 'only cases with one of these in their names')
  .action(async (names: string[]) => runCommand(() => main(names)));

await program.parseAsync();
