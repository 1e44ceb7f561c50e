import { cpSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Table from 'cli-table3';
import { type BuildOptions, build } from 'esbuild';
import pc from 'picocolors';
import { service } from '#service/index';
import { attack, prepareAttack } from '../__tests__/support/attack/attack';
import { intentEnvelope, type SpokenIntent } from '../alexa/envelopes';
import { alexaLimits } from '../alexa/limits';
import { bundleOptions } from '../commands/bundle-options';
import { runCommand } from '../commands/command';
import { runQuietly } from '../commands/run-quietly';
import { runToEnd } from '../programs/child';
import { spokenIn } from '../rehearsal/by-language';
import { median } from './measure';
import { RatioTable } from './ratio-table';
import { withRepeatingSaas } from './repeating-saas';

const { api, rehearsal } = service;

/** In the project, so that the unbundled peers find their packages as they would when deployed with them. */
const scratch = resolve('dist', 'bench-skill');
const host = resolve('bench', 'skill', 'host.mjs');

/** A skill of the comparison: the file that Lambda would require. */
interface Contender {
  readonly name: string;
  readonly file: string;
}

async function contenders() {
  rmSync(scratch, { recursive: true, force: true });
  await runQuietly('build');
  cpSync(join('dist', 'skill', 'index.js'), join(scratch, 'ours.js'));
  await build({
    ...bundleOptions,
    // As the SDK is published: what this skill leaves out of it is in the floor.
    alias: {},
    entryPoints: ['bench/skill/hello-world.ts'],
    outfile: join(scratch, 'floor.js'),
  });
  const transpiled: BuildOptions = { platform: 'node', target: 'node22', format: 'cjs' };
  const entry = join('skill', 'index.ts');
  const { metafile } = await build({ ...bundleOptions, entryPoints: [entry], write: false, metafile: true });
  await build({
    ...transpiled,
    entryPoints: Object.keys(metafile.inputs).filter((file) => !file.startsWith('node_modules/')),
    outbase: '.',
    outdir: join(scratch, 'unbundled'),
  });
  // The project's own names lead to its TypeScript.
  const imports = { '#service/*': './service/*.js' };
  writeFileSync(join(scratch, 'unbundled', 'package.json'), JSON.stringify({ imports }));
  await build({ ...transpiled, entryPoints: ['bench/skill/usual-sample.ts'], outdir: scratch });
  const at = (name: string, file: string): Contender => ({ name, file: join(scratch, file) });
  return {
    ours: at('this skill', 'ours.js'),
    floor: at('hello world, ask-sdk-core, bundled (the floor)', 'floor.js'),
    unbundled: at('this skill, unbundled', join('unbundled', 'skill', 'index.js')),
    sample: at('the usual sample: ask-sdk-core, axios, unbundled', 'usual-sample.js'),
  };
}

const settings = {
  PATH: process.env.PATH,
  SAAS_API_URL: 'http://127.0.0.1:9',
  SKILL_ID: 'amzn1.ask.skill.0f4d9a53-6c1b-4c2e-8b0a-7d5e1f3a2b4c',
};

/** Runs the host with one skill; its report comes on standard error. */
async function report<Report>(
  mode: string,
  { file }: Contender,
  envelope = '',
  url?: string,
): Promise<Report> {
  const { code, stderr } = await runToEnd(process.execPath, [host, mode, file, envelope], {
    env: { ...settings, ...(url ? { SAAS_API_URL: url } : {}) },
    quiet: true,
  });
  if (code !== 0) throw new Error(`${mode} of ${file} failed:\n${stderr}`);
  return JSON.parse(stderr) as Report;
}

interface Start {
  /** Milliseconds from the start of the process to the ready handler. */
  readonly ready: number;
  /** Of these, what requiring the skill took. */
  readonly load: number;
  /** Resident memory then, in MB. */
  readonly memory: number;
}

/** Medians over rounds in which each takes its turn. */
async function starts(all: readonly Contender[], rounds: number): Promise<Start[]> {
  const reports = all.map((): Start[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, contender] of all.entries()) {
      const one = await report<Start>('start', contender);
      if (round > 0) reports[index]?.push(one);
    }
  }
  return reports.map((some) => ({
    ready: median(some.map(({ ready }) => ready)),
    load: median(some.map(({ load }) => load)),
    memory: median(some.map(({ memory }) => memory)),
  }));
}

/** Milliseconds from the start of the process to the end of its first request: medians over rounds as before. */
async function firstAnswers(
  all: readonly { readonly contender: Contender; readonly envelope: string }[],
  url: string,
  rounds: number,
): Promise<number[]> {
  const reports = all.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, { contender, envelope }] of all.entries()) {
      const { answered } = await report<{ readonly answered: number }>('first', contender, envelope, url);
      if (round > 0) reports[index]?.push(answered);
    }
  }
  return reports.map(median);
}

interface Warm {
  /** For one request. */
  readonly milliseconds: number;
  readonly memory: number;
}

/** Milliseconds. */
interface Compared {
  readonly bare: number;
  readonly skill: number;
  readonly added: number;
}

interface Latency {
  readonly median: Compared;
  readonly p99: Compared;
}

/** A request envelope of an intent. */
function envelopeOf(intent: SpokenIntent, accessToken?: string): string {
  const speaker = { skillId: settings.SKILL_ID, userId: 'amzn1.ask.account.BENCH', locale: 'en-US' };
  return JSON.stringify(intentEnvelope({ ...speaker, accessToken }, intent));
}

const inMs = (value: number) => `${value.toFixed(value < 1 ? 3 : 1)} ms`;
const inKb = (value: number) => `${(value / 1024).toFixed(0)} KB`;
const inMb = (value: number) => `${value.toFixed(0)} MB`;

/** What the slowest and the largest answers are when service and envelopes are hostile, against what Alexa takes. */
async function printAttack(): Promise<void> {
  const budgetMs = 800;
  const { answers, slowest, largest, memory, faults, strays } = await attack(
    process.execPath,
    await prepareAttack(),
    { budgetMs, mangled: 20_000 },
  );
  const table = new Table({
    head: ['under attack', 'measured', 'aim', 'where'].map((title) => pc.bold(title)),
    style: { head: [], border: [] },
  });
  const row = (what: string, value: number, aim: number, unit: string, where = '') =>
    table.push([what, (value <= aim ? pc.green : pc.red)(`${value} ${unit}`), `≤ ${aim} ${unit}`, where]);
  const parts = ['http', 'bodies', 'mangled'] as const;
  const names = { http: 'hostile HTTP', bodies: 'hostile bodies', mangled: 'mangled envelopes' };
  for (const part of parts) {
    const { value, kind } = slowest[part];
    row(
      `slowest of ${answers[part]} answers to ${names[part]}`,
      value,
      budgetMs + 200,
      'ms',
      kind.slice(0, 60),
    );
  }
  row('largest response', largest.value, alexaLimits.responseBytes, 'bytes', largest.kind.slice(0, 60));
  row(`memory, ${memory.ready} MB before`, memory.peak, 512, 'MB');
  row('answers that Alexa refuses', faults.length, 0, '');
  row('errors that reached nobody', strays.length, 0, '');
  console.log(table.toString());
}

async function main(): Promise<void> {
  const { ours, floor, unbundled, sample } = await contenders();
  const table = new RatioTable();

  const size = ({ file }: Contender) => statSync(file).size;
  table.compare('bundle, of the floor', [size(ours), size(floor)], inKb, 2.5);

  const [mine, least, loose, usual] = (await starts([ours, floor, unbundled, sample], 15)) as [
    Start,
    Start,
    Start,
    Start,
  ];
  table.compare('process start to ready handler, of the floor', [mine.ready, least.ready], inMs, 2);
  table.compare('process start to ready handler, of the sample', [mine.ready, usual.ready], inMs, 0.25);
  table.compare('the same of the floor, of the sample', [least.ready, usual.ready], inMs);
  table.compare('loading alone, of the floor', [mine.load, least.load], inMs);
  table.compare('loading alone, of the sample', [mine.load, usual.load], inMs, 0.25);
  table.compare('loading alone, of this skill unbundled', [mine.load, loose.load], inMs);
  table.compare('memory when ready, of the floor', [mine.memory, least.memory], inMb);
  table.compare('memory when ready, of the sample', [mine.memory, usual.memory], inMb);

  const help = envelopeOf({ name: 'AMAZON.HelpIntent' });
  const warm = await report<Warm>('warm', ours, help);
  const warmFloor = await report<Warm>('warm', floor, help);
  const allowed = 0.1;
  table.compare(
    'warm request without a call, over the floor, of 100 µs',
    [warm.milliseconds - warmFloor.milliseconds, allowed],
    inMs,
    1,
  );
  table.compare('memory after 8,000 requests, of the floor', [warm.memory, warmFloor.memory], inMb);

  const [reads] = rehearsal.reads.says;
  if (!reads) throw new Error('The service names nothing that a customer says to read.');
  const { latency, first } = await withRepeatingSaas(api, async ({ url, mint }) => {
    const token = await mint.accessToken({ sub: 'benchmark', scopes: Object.keys(api.scopes) });
    const asked = envelopeOf(spokenIn('en-US', reads), token);
    const ofSample = envelopeOf({ name: 'ExampleIntent' }, token);
    return {
      latency: await report<Latency>('latency', ours, asked, url),
      first: (await firstAnswers(
        [
          { contender: ours, envelope: asked },
          { contender: sample, envelope: ofSample },
        ],
        url,
        15,
      )) as [number, number],
    };
  });
  table.compare('process start to the first answer with a call, of the sample', first, inMs);
  table.compare('median with a call, of a bare fetch', [latency.median.skill, latency.median.bare], inMs);
  table.compare('p99 with a call, of a bare fetch', [latency.p99.skill, latency.p99.bare], inMs);
  table.compare('p99 added to a bare fetch, of 2 ms', [latency.p99.added, 2], inMs, 1);

  console.log(`Node ${process.versions.node}`);
  console.log(table.toString());
  await printAttack();
}

await runCommand(main);
