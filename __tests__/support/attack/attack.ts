import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { service } from '#service/index';
import { bundleOptions } from '../../../commands/bundle-options';
import { runToEnd } from '../../../programs/child';
import { type Envelope, envelopeNames, recorded, saying } from '../envelopes';
import { skillId } from '../skill-under-test';
import type { Good } from './hostile-service';
import type { AttackReport, Plan } from './run';

/** In the project, so that the packages are found. */
const scratch = resolve('dist', 'attack');

/** What attacks a skill, as files that each runtime can run. */
export interface PreparedAttack {
  readonly run: string;
  readonly bundle: string;
}

/** Bundles what attacks, and a skill. */
export async function prepareAttack(skill = 'skill/index.ts'): Promise<PreparedAttack> {
  mkdirSync(scratch, { recursive: true });
  const bundle = join(scratch, `${basename(skill, '.ts')}.cjs`);
  const run = join(scratch, 'run.mjs');
  await build({ ...bundleOptions, entryPoints: [skill], outfile: bundle });
  await build({
    entryPoints: ['__tests__/support/attack/run.ts'],
    outfile: run,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return { run, bundle };
}

/** The contract's successes: what a service that keeps it answers. */
function goods(): Good[] {
  const pact = JSON.parse(readFileSync('contracts/pacts/alexa-skill-saas-api.json', 'utf8')) as {
    interactions: {
      request: { method: string; path: string };
      response: { status: number; body?: { content: unknown } };
    }[];
  };
  return pact.interactions
    .filter(({ response }) => response.status < 300)
    .map(({ request, response }) => ({
      method: request.method,
      path: request.path,
      status: response.status,
      body: JSON.stringify(response.body?.content),
    }))
    .filter(
      ({ method, path }, index, all) =>
        all.findIndex((one) => one.method === method && one.path === path) === index,
    );
}

/** The first of the service's scenarios in which an intent calls the SaaS, by what happens; opening it comes first. */
function callingScenarios(): ReadonlyMap<string, Envelope> {
  const intents = new Set<string>();
  const calling = Object.entries(service.scenarios).filter(([, { says, remembered, calls = [] }]) => {
    const name = says?.name ?? 'opening';
    if (remembered || calls.length === 0 || intents.has(name)) return false;
    intents.add(name);
    return true;
  });
  return new Map(calling.map(([name, { says }]) => [name, says ? saying(says) : recorded('launch')]));
}

/** As Lambda starts Node in a function of 512 MB: what is garbage is then collected in time. */
const oldSpace = '--max-old-space-size=384';

/** Attacks the skill on one Node, in a process of its own. */
export async function attack(
  node: string,
  { run, bundle }: PreparedAttack,
  much: Partial<Omit<Plan, 'bundle'>>,
): Promise<AttackReport> {
  const calling = callingScenarios();
  const names = [...calling.keys()];
  const envelopes = [
    ...[...envelopeNames].sort().map((name) => [name, recorded(name)] as const),
    ...calling,
  ].map(([name, envelope]) => [name, withoutAlexaToken(envelope)]);
  const plan: Plan = {
    bundle,
    envelopes: Object.fromEntries(envelopes),
    calling: { http: names.slice(-3), bodies: names },
    goods: goods(),
    memories: Object.values(service.scenarios).flatMap(({ remembered }) => (remembered ? [remembered] : [])),
    mangled: 0,
    seed: 1,
    budgetMs: 800,
    ...much,
  };
  const file = join(scratch, `plan-${process.pid}.json`);
  writeFileSync(file, JSON.stringify(plan));
  try {
    const { code, text, stdout } = await runToEnd(node, [oldSpace, run, file], {
      env: { SKILL_ID: skillId, PATH: process.env.PATH },
      timeoutMs: 280_000,
    });
    if (code !== 0) throw new Error(`The attack ended with ${code}:\n${text}`);
    return JSON.parse(stdout) as AttackReport;
  } finally {
    rmSync(file);
  }
}

/** With a screen, which makes the largest answers, and without a token for Alexa's API: nothing leaves this machine. */
function withoutAlexaToken(original: Envelope): Plan['envelopes'][string] {
  const envelope = structuredClone(original);
  delete envelope.context.System.apiAccessToken;
  envelope.context.System.device.supportedInterfaces['Alexa.Presentation.APL'] = {};
  return envelope as Plan['envelopes'][string];
}
