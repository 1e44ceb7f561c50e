import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Option } from 'commander';
import pc from 'picocolors';
import { findProgram } from '../programs/find-program';
import type { PlanCase } from '../review/cases/plan-case';
import { planCases } from '../review/cases/plan-cases';
import { isPublic, publicModules } from '../review/cases/public-modules';
import { findProviderMirror } from '../terraform/provider-mirror';
import { type BatchCase, BatchError, captureBatch, type Deploys, isBatchable } from '../testing/plan-batch';
import { PlanWorld } from '../testing/plan-capture';
import { captureDrift } from '../testing/plan-drift';
import { fixtureOf, serialize } from '../testing/plan-fixture';
import type { JsonObject } from '../testing/plan-json';
import { writeStackWorld } from '../testing/plan-stack-world';
import { CommandError, program, runCommand } from './command';

const folder = join('review', 'fixtures');

async function main(patterns: readonly string[], checkouts: Checkouts): Promise<number> {
  const mirror = findProviderMirror();
  if (!findProgram('terraform') || !mirror) {
    throw new CommandError(
      'Capturing plans needs the terraform CLI on the PATH and a filesystem mirror of hashicorp/aws (VOICELINK_PROVIDER_MIRROR names its folder).',
      2,
    );
  }
  const named = Object.entries(planCases).filter(
    ([name]) => patterns.length === 0 || patterns.some((pattern) => name.includes(pattern)),
  );
  const isAbsent = ({ world }: PlanCase) => isPublic(world) && !checkouts.has(world);
  const chosen = named.filter(([, one]) => !isAbsent(one));
  for (const world of new Set(named.filter(([, one]) => isAbsent(one)).map(([, one]) => one.world))) {
    if (!isPublic(world)) continue;
    const { repository, commit } = publicModules[world];
    console.log(pc.yellow(`SKIPPED ${world}: no --module ${world}=<checkout of ${repository} at ${commit}>`));
  }
  if (named.length > 0 && chosen.length === 0) return 0;
  if (chosen.length === 0) throw new CommandError(`No case has ${patterns.join(' or ')} in its name.`, 2);
  const scratch = mkdtempSync(join(tmpdir(), 'voicelink-worlds-'));
  const worlds = new Map<string, PlanWorld>();
  const worldOf = ({ world, baseline }: PlanCase): PlanWorld => {
    const key = JSON.stringify([world, baseline]);
    const known =
      worlds.get(key) ??
      new PlanWorld(sourceOf(world, scratch, mirror.awsVersion, checkouts), mirror.folder, baseline);
    worlds.set(key, known);
    return known;
  };
  const report = new Progress(chosen.length);
  const batchCase = (one: PlanCase): BatchCase => ({
    ...one,
    source: sourceOf(one.world, scratch, mirror.awsVersion, checkouts),
  });
  const together = chosen.filter(([, one]) => one.drift === undefined && isBatchable(batchCase(one)));
  try {
    const deploys: Deploys = new Map();
    for (const batch of batchesOf(together)) {
      const cases = new Map(batch.map(([name, one]) => [name, batchCase(one)]));
      for (const [name, plan] of captureAll(cases, mirror.folder, deploys, report)) {
        report.saved(name, fixture(name, plan));
      }
    }
    for (const [name, planCase] of chosen.filter((one) => !together.includes(one))) {
      try {
        if (planCase.drift && !findProgram('moto_server')) {
          report.skipped(name, 'no moto_server on the PATH');
          continue;
        }
        const plan = planCase.drift
          ? await captureDrift(planCase.drift, mirror.folder)
          : worldOf(planCase).capture(planCase);
        report.saved(name, fixture(name, plan));
      } catch (error) {
        report.failed(name, error);
      }
    }
    for (const [name, planCase] of chosen.filter(([, one]) => one.beside)) {
      const beside = worldOf(planCase).beside(planCase);
      save(join(folder, `${name}.beside.json`), `${JSON.stringify(beside)}\n`);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    for (const world of worlds.values()) world.close();
  }
  return report.failures > 0 ? 1 : 0;
}

/** Plans of one batch; a case that Terraform refuses is reported, and the others are planned without it. */
function captureAll(
  cases: ReadonlyMap<string, BatchCase>,
  mirror: string,
  deploys: Deploys,
  report: Progress,
): ReadonlyMap<string, Record<string, unknown>> {
  const left = new Map(cases);
  while (left.size > 0) {
    try {
      return captureBatch(left, mirror, deploys);
    } catch (error) {
      const faulty = error instanceof BatchError ? error.cases : [...left.keys()];
      for (const name of faulty) {
        left.delete(name);
        report.failed(name, error);
      }
    }
  }
  return new Map();
}

type NamedCase = readonly [name: string, planCase: PlanCase];

/** How many cases are planned at once: more make one plan slow to read, fewer start Terraform more often. */
const batchSize = 60;

/** First deploys apart from the others, since those have a state. */
function batchesOf(cases: readonly NamedCase[]): NamedCase[][] {
  return [true, false].flatMap((isFirst) => {
    const alike = cases.filter(([, { firstDeploy }]) => (firstDeploy ?? false) === isFirst);
    return Array.from({ length: Math.ceil(alike.length / batchSize) }, (_, index) =>
      alike.slice(index * batchSize, (index + 1) * batchSize),
    );
  });
}

/** One line for each case, as it comes. */
class Progress {
  failures = 0;
  private done = 0;

  constructor(private readonly total: number) {}

  saved(name: string, what: string): void {
    console.log(`${this.next()} ${name} ${pc.dim(what)}`);
  }

  skipped(name: string, why: string): void {
    console.log(`${this.next()} ${name} ${pc.yellow(`SKIPPED: ${why}`)}`);
  }

  failed(name: string, error: unknown): void {
    this.failures += 1;
    console.error(`${this.next()} ${name} ${pc.red(error instanceof Error ? error.message : String(error))}`);
  }

  private next(): string {
    this.done += 1;
    return pc.dim(`${String(this.done).padStart(3)}/${this.total}`);
  }
}

function fixture(name: string, plan: Record<string, unknown>): string {
  return save(join(folder, `${name}.json`), serialize(fixtureOf(plan as JsonObject)));
}

/** Checkouts of public modules, by the world that calls them. */
type Checkouts = ReadonlyMap<string, string>;

/** Reads `--module <name>=<folder>`. */
function checkoutOf(text: string, others: Checkouts): Checkouts {
  const [name = '', ...rest] = text.split('=');
  const folder = rest.join('=');
  if (!isPublic(name) || !existsSync(folder)) {
    throw new CommandError(
      `--module is ${JSON.stringify(text)}; give one of ${Object.keys(publicModules).join(', ')}, = and the folder of its checkout.`,
      2,
    );
  }
  return new Map([...others, [name, folder]]);
}

/** Folder of a world's configuration: written by hand, this project's own stack, or the call of a public module. */
function sourceOf(world: string, scratch: string, awsVersion: string, checkouts: Checkouts): string {
  const written = join('testing', 'plan-worlds', world);
  const made = join(scratch, world);
  if (isPublic(world)) {
    const without: readonly string[] = publicModules[world].without;
    if (!existsSync(made)) {
      cpSync(written, made, { recursive: true });
      cpSync(checkouts.get(world) ?? '', join(made, 'module'), {
        recursive: true,
        filter: (file) => !without.includes(basename(file)) && basename(file) !== '.git',
      });
    }
    return made;
  }
  if (existsSync(written)) return written;
  if (!existsSync(made)) writeStackWorld(world, scratch, awsVersion);
  return made;
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
  .addOption(
    new Option(
      '--module <name=folder>',
      'checkout of a public module, whose cases are captured as well; may be given again',
    )
      .argParser(checkoutOf)
      .default(new Map(), 'none: their cases are left out'),
  )
  .addHelpText('after', '\nExit code: 0 if all were captured, 1 if not, 2 for options that do not fit.');

await runCommand(() => {
  const { processedArgs } = command.parse();
  return main(processedArgs[0] as string[], command.opts<{ module: Checkouts }>().module);
});
