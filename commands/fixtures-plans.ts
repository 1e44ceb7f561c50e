import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pc from 'picocolors';
import { findProgram } from '../terraform/find-program';
import { findProviderMirror } from '../terraform/provider-mirror';
import { PlanWorld } from '../testing/plan-capture';
import type { PlanCase } from '../testing/plan-cases/plan-case';
import { planCases } from '../testing/plan-cases/plan-cases';
import { captureDrift } from '../testing/plan-drift';
import { fixtureOf, serialize } from '../testing/plan-fixture';
import type { JsonObject } from '../testing/plan-json';
import { writeStackWorld } from '../testing/plan-stack-world';
import { CommandError, program, runCommand } from './command';

const folder = join('review', 'fixtures');

async function main(patterns: readonly string[]): Promise<number> {
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
  const scratch = mkdtempSync(join(tmpdir(), 'voicelink-worlds-'));
  const worlds = new Map<string, PlanWorld>();
  const worldOf = ({ world, baseline }: PlanCase): PlanWorld => {
    const key = JSON.stringify([world, baseline]);
    const known =
      worlds.get(key) ?? new PlanWorld(sourceOf(world, scratch, mirror.awsVersion), mirror.folder, baseline);
    worlds.set(key, known);
    return known;
  };
  let failures = 0;
  try {
    for (const [index, [name, planCase]] of chosen.entries()) {
      const counter = pc.dim(`${String(index + 1).padStart(3)}/${chosen.length}`);
      try {
        if (planCase.drift && !findProgram('moto_server')) {
          console.log(`${counter} ${name} ${pc.yellow('SKIPPED: no moto_server on the PATH')}`);
          continue;
        }
        const plan = planCase.drift
          ? await captureDrift(planCase.drift, mirror.folder)
          : worldOf(planCase).capture(planCase);
        if (planCase.beside) {
          const beside = worldOf(planCase).beside(planCase);
          save(join(folder, `${name}.beside.json`), `${JSON.stringify(beside)}\n`);
        }
        const text = serialize(fixtureOf(plan as JsonObject));
        console.log(`${counter} ${name} ${pc.dim(save(join(folder, `${name}.json`), text))}`);
      } catch (error) {
        failures += 1;
        console.error(`${counter} ${name} ${pc.red(error instanceof Error ? error.message : String(error))}`);
      }
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    for (const world of worlds.values()) world.close();
  }
  return failures > 0 ? 1 : 0;
}

/** Folder of a world's configuration. */
function sourceOf(world: string, scratch: string, awsVersion: string): string {
  const written = join('testing', 'plan-worlds', world);
  if (existsSync(written)) return written;
  writeStackWorld(world, scratch, awsVersion);
  return join(scratch, world);
}

function save(file: string, text: string): string {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (before === text) return 'as before';
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return before === undefined ? 'new' : 'changed';
}

const command = program('npm run fixtures:plans --')
  .description(
    'Captures the plans that the review is tested with, from the real Terraform and the real AWS provider, into review/fixtures/. The same bytes when nothing changed.',
  )
  .argument('[name...]', 'only cases with one of these in their names')
  .allowExcessArguments();

await runCommand(() => main(command.parse().args));
