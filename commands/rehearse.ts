import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import pc from 'picocolors';
import { service } from '#service/index';
import type { InteractionModel } from '../alexa/utterance-matcher';
import { type Deployment, readDeployment, stackFile } from '../rehearsal/deployment';
import { readInteractionModels } from '../rehearsal/interaction-models';
import { startPage } from '../rehearsal/page/page-server';
import { type Phrasebook, phrasebook } from '../rehearsal/phrasebook';
import { RehearsalError } from '../rehearsal/rehearsal-error';
import type { RehearsedService } from '../rehearsal/service';
import { setStage } from '../rehearsal/stage';
import { type StepResult, Story, tellStory } from '../rehearsal/story';
import { storySteps } from '../rehearsal/story-steps';
import { CommandError, program, runCommand } from './command';
import { chosenEngine } from './engine.mjs';
import { isCurrent } from './inputs.mjs';
import { runQuietly } from './run-quietly';

const { api, rehearsal } = service;

interface Options {
  readonly environment: string;
  readonly headless: boolean;
  readonly json: boolean;
  readonly port: number;
  readonly locale: string;
  readonly open: boolean;
}

const command = program('npm start --')
  .description(
    'Rehearses account linking on this machine: a Cognito stand-in made from the Terraform that would be deployed, Alexa, the built skill and a SaaS API. Needs no AWS account, no developer account and no network.',
  )
  .option('-e, --environment <name>', 'environment of config/environments.ts', 'dev')
  .option('--headless', 'go through the whole story without a page and print a checklist', false)
  .addOption(new Option('--json', 'the same, printed as JSON').default(false).implies({ headless: true }))
  .option('-p, --port <number>', 'port of the page; 0 takes any free one', readPort, 4444)
  .option('-l, --locale <locale>', 'language of the customer', Object.keys(service.skill.languages)[0])
  .option('--no-open', 'do not open the browser')
  .addHelpText(
    'after',
    '\nExit code: 0 if every step of the story held, 1 if not, 2 for options that do not fit.',
  );

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  }
  return port;
}

async function main(): Promise<number | undefined> {
  const options = command.parse().opts<Options>();
  const models = readInteractionModels();
  const service = { api, rehearsal, models };
  const model = models[options.locale];
  if (!model) {
    throw new CommandError(
      `The skill does not speak ${options.locale}. It speaks ${Object.keys(models).join(', ')}.`,
      2,
    );
  }
  tellOfOtherModels(model);
  await prepare(options.environment);
  try {
    const deployment = readDeployment(options.environment);
    return options.headless
      ? await headless(deployment, service, phrasebook(options.locale, model), options)
      : await show(deployment, service, options);
  } catch (error) {
    if (error instanceof RehearsalError) throw new CommandError(error.message);
    throw error;
  }
}

/** Says where `skill-package/` knows another service: then nothing that is said is understood. */
function tellOfOtherModels({ interactionModel }: InteractionModel): void {
  const known = new Set(interactionModel.languageModel.intents.map(({ name }) => name));
  const unknown = service.skill.intents.flatMap(({ names }) => names.filter((name) => !known.has(name)));
  if (unknown.length === 0) return;
  console.error(
    `${pc.yellow('warning')} skill-package/ does not know ${unknown.join(', ')}. Run npm run models first.`,
  );
}

/** Builds the skill, and synthesizes the stacks unless they are newer than the app, and that than its sources. */
async function prepare(environment: string): Promise<void> {
  await runQuietly('build');
  const file = stackFile(environment);
  const app = join('dist', 'commands', `main.${chosenEngine()}.cjs`);
  if (isCurrent('.', app) && existsSync(file) && statSync(app).mtimeMs < statSync(file).mtimeMs) return;
  await runQuietly('main');
  if (!existsSync(file)) {
    throw new CommandError(
      `There is no environment called ${environment}. There are: ${readdirSync(join('cdktf.out', 'stacks')).join(', ')}.`,
      2,
    );
  }
}

async function headless(
  deployment: Deployment,
  service: RehearsedService,
  book: Phrasebook,
  { locale, json }: Options,
): Promise<number> {
  const startedAt = performance.now();
  const stage = await setStage({ saas: service.api, models: service.models, deployment });
  if (!json) console.log(pc.bold(`Rehearsal of ${deployment.environment}, ${locale}\n`));
  const results = await tellStory(
    new Story(stage, book),
    storySteps(service.rehearsal, deployment),
    json ? undefined : printStep,
  ).finally(() => stage.close());
  const failed = results.filter(({ ok }) => !ok).length;
  const milliseconds = Math.round(performance.now() - startedAt);
  if (json) {
    const { environment } = deployment;
    console.log(
      JSON.stringify({ ok: failed === 0, environment, locale, milliseconds, steps: results }, null, 2),
    );
  } else {
    for (const note of deployment.userPool.notRehearsed) console.log(`  ${pc.yellow('note')} ${note}`);
    console.log(`\n${results.length - failed} of ${results.length} steps hold, ${milliseconds} ms`);
  }
  return failed === 0 ? 0 : 1;
}

/** Shows the page until the process is interrupted. */
async function show(
  deployment: Deployment,
  service: RehearsedService,
  { locale, port, open }: Options,
): Promise<undefined> {
  const page = await startPage({ deployment, service, locale, port });
  console.log(`${pc.bold('Voicelink rehearsal')} of ${deployment.environment}: ${pc.cyan(page.url)}`);
  for (const note of deployment.userPool.notRehearsed) console.log(`${pc.yellow('note')} ${note}`);
  console.log(pc.dim('Ctrl+C ends it.'));
  if (open && process.stdout.isTTY && !process.env.CI) openBrowser(page.url);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => page.close().finally(() => process.exit(0)));
  }
}

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens the browser where there is one; the address was printed anyway. */
function openBrowser(url: string): void {
  const [program = 'xdg-open', ...flags] = openers[process.platform] ?? [];
  spawn(program, [...flags, url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

function printStep({ ok, title, milliseconds, fault }: StepResult): void {
  console.log(`  ${ok ? pc.green('✓') : pc.red('✗')} ${title} ${pc.dim(`${milliseconds} ms`)}`);
  if (fault !== undefined) console.log(`    ${pc.red(fault.split('\n')[0] ?? '')}`);
}

await runCommand(main);
