import { cpSync, existsSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import pc from 'picocolors';
import { service } from '#service/index';
import { intentEnvelope } from '../alexa/envelopes';
import { bundleOptions } from '../commands/bundle-options';
import { CommandError, runCommand } from '../commands/command';
import { runQuietly } from '../commands/run-quietly';
import { runToEnd } from '../programs/child';
import { runAddonLoad } from '../rehearsal/addon/load';
import { spokenIn } from '../rehearsal/by-language';
import { readDeployment, stackFile } from '../rehearsal/deployment';
import { readInteractionModels } from '../rehearsal/interaction-models';
import { setStage } from '../rehearsal/stage';
import { median } from './measure';
import { RatioTable, type Unit } from './ratio-table';
import { withRepeatingSaas } from './repeating-saas';

const { api, rehearsal } = service;

/** How a figure is printed. */
const inMs: Unit = (value) => `${value.toFixed(value < 1 ? 3 : 1)} ms`;
const inKb: Unit = (value) => `${(value / 1024).toFixed(0)} KB`;
const inMb: Unit = (value) => `${value.toFixed(0)} MB`;

const scratch = resolve('dist', 'bench-addon');
const host = resolve('bench', 'addon', 'host.mjs');
const ours = join(scratch, 'ours.js');
const skill = join(scratch, 'skill.js');
const bare = join(scratch, 'bare.js');

const mcpUrl = 'https://add-on.example.com/mcp';
const addonClient = 'addonclient';
const skillId = 'amzn1.ask.skill.0f4d9a53-6c1b-4c2e-8b0a-7d5e1f3a2b4c';

const load = { customers: 1_000, calls: 4, faultShare: 0.05 };

async function contenders(): Promise<void> {
  rmSync(scratch, { recursive: true, force: true });
  await runQuietly('build');
  if (!existsSync(stackFile('dev'))) await runQuietly('main');
  cpSync(join('dist', 'addon', 'index.js'), ours);
  cpSync(join('dist', 'skill', 'index.js'), skill);
  await build({ ...bundleOptions, entryPoints: ['bench/addon/bare-server.ts'], outfile: bare });
}

/** Runs the host; its report comes on standard error. */
async function report<Report>(
  mode: string,
  given: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Report> {
  const { code, stderr } = await runToEnd(process.execPath, [host, mode, ...given], {
    env: { PATH: process.env.PATH, SKILL_ID: skillId, ...environment },
    quiet: true,
  });
  if (code !== 0) throw new Error(`${mode} failed:\n${stderr}`);
  return JSON.parse(stderr) as Report;
}

function environmentOf(saas: {
  readonly url: string;
  readonly userPoolId: string;
  readonly jwksUrl: string;
}) {
  return {
    MCP_URL: mcpUrl,
    USER_POOL_ID: saas.userPoolId,
    SIGN_IN_HOST: 'auth.example.com',
    CLIENT_ID: addonClient,
    SCOPES: Object.keys(api.scopes)
      .map((scope) => `https://api.example.com/${scope}`)
      .join(' '),
    CHECK_AUDIENCE: 'true',
    JWKS_URI: saas.jwksUrl,
    SAAS_API_URL: saas.url,
  };
}

interface Start {
  /** Milliseconds from the start of the process to the ready handler. */
  readonly ready: number;
  /** Of these, what requiring the bundle took. */
  readonly load: number;
  /** Resident memory then, in MB. */
  readonly memory: number;
}

/** Medians over rounds in which each takes its turn. */
async function starts(files: readonly string[], rounds: number): Promise<Start[]> {
  const idle = environmentOf({
    url: 'http://127.0.0.1:9',
    userPoolId: 'eu-west-1_Bench',
    jwksUrl: 'http://127.0.0.1:9',
  });
  const reports = files.map((): Start[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, file] of files.entries()) {
      const one = await report<Start>('start', [file], idle);
      if (round > 0) reports[index]?.push(one);
    }
  }
  return reports.map((some) => ({
    ready: median(some.map(({ ready }) => ready)),
    load: median(some.map(({ load }) => load)),
    memory: median(some.map(({ memory }) => memory)),
  }));
}

/** Milliseconds. */
interface Calls {
  /** What the skill said and the add-on answered. */
  readonly said: string;
  readonly answered: string;
  readonly skill: number;
  readonly addon: number;
  readonly added: number;
}

/** The same question to skill and add-on, with the same answers of the SaaS API. */
async function calls(): Promise<Calls> {
  const { reads, addon } = rehearsal;
  const [spoken] = reads.says;
  if (!spoken || !addon) throw new CommandError('The service’s rehearsal asks nothing of skill and add-on.');
  const options = { addon: { clientId: addonClient, resource: mcpUrl } };
  const run = withRepeatingSaas(
    api,
    async ({ url, mint, jwksUrl }) => {
      const accessToken = await mint.accessToken({
        sub: 'benchmark',
        scopes: Object.keys(api.scopes),
        override: { client_id: addonClient, aud: mcpUrl },
      });
      const speaker = { skillId, userId: 'amzn1.ask.account.BENCH', locale: 'en-US', accessToken };
      const envelope = JSON.stringify(intentEnvelope(speaker, spokenIn('en-US', spoken)));
      const params = { name: addon.tool, arguments: addon.arguments ?? {} };
      const event = JSON.stringify({
        version: '2.0',
        rawPath: '/mcp',
        rawQueryString: '',
        headers: {
          host: new URL(mcpUrl).host,
          authorization: `Bearer ${accessToken}`,
          accept: 'application/json, text/event-stream',
          'content-type': 'application/json',
          'mcp-protocol-version': '2025-11-25',
        },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
        isBase64Encoded: false,
        requestContext: { requestId: 'bench', http: { method: 'POST', path: '/mcp' } },
      });
      const environment = environmentOf({ url, userPoolId: mint.userPoolId, jwksUrl });
      return report<Calls>('calls', [skill, envelope, ours, event], environment);
    },
    options,
  );
  const result = await run;
  if (!reads.served.test(result.said) || !reads.served.test(result.answered)) {
    throw new Error(`That is no answer to measure:\n${result.said}\n${result.answered}`);
  }
  return result;
}

/** Many customers at once. */
async function reportLoad(): Promise<boolean> {
  const { addon: probe } = rehearsal;
  const stage = await setStage({
    saas: api,
    models: readInteractionModels(),
    deployment: readDeployment('dev'),
    signInsPerMinute: 1_000_000,
  });
  try {
    if (!stage.addon || !probe?.load) {
      console.log('The stack has no add-on, or the service asks nothing of it: no load.');
      return true;
    }
    const { linked, linkingMs, callsMs, served, postponed, mixedUp, lost } = await runAddonLoad(
      stage,
      stage.addon,
      probe.load,
      load,
    );
    const all = load.customers * load.calls;
    const ok = linked === load.customers && mixedUp === 0 && lost.length === 0;
    const colour = ok ? pc.green : pc.red;
    console.log(
      colour(
        `${linked} of ${load.customers} customers linked in ${(linkingMs / 1_000).toFixed(1)} s; ${all} calls in ${(callsMs / 1_000).toFixed(1)} s with ${load.faultShare * 100} % faults: ${served} served, ${postponed} told to try later, ${mixedUp} mixed up, ${lost.length} lost`,
      ),
    );
    for (const reason of new Set(lost)) console.log(pc.red(`  lost: ${reason}`));
    return ok;
  } finally {
    await stage.close();
  }
}

async function main(): Promise<number> {
  await contenders();
  const table = new RatioTable();

  const size = (file: string) => statSync(file).size;
  table.compare('bundle, of a bare SDK server', [size(ours), size(bare)], inKb, 2);
  const [mine, least] = (await starts([ours, bare], 15)) as [Start, Start];
  table.compare('process start to ready handler, of a bare SDK server', [mine.ready, least.ready], inMs, 2);
  table.compare('loading alone, of a bare SDK server', [mine.load, least.load], inMs, 2);
  table.compare('memory when ready, of a bare SDK server', [mine.memory, least.memory], inMb);

  const { skill: spoken, addon, added } = await calls();
  table.compare('median of the same call, of the skill', [addon, spoken], inMs);
  table.compare('median added to the skill’s, of 2 ms', [added, 2], inMs, 1);

  console.log(`Node ${process.versions.node}`);
  console.log(table.toString());
  return (await reportLoad()) && table.isKept ? 0 : 1;
}

await runCommand(main);
