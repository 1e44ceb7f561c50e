import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Edit, PlanChange } from '../review/cases/plan-case';
import type { Json } from '../review/plan';
import { apply, runTerraform, settledState } from './plan-capture';
import type { JsonObject } from './plan-json';

/** A case that can be planned together with others: nothing but its own files makes it differ. */
export interface BatchCase extends PlanChange {
  /** Folder with its configuration in HCL. */
  readonly source: string;
  /** Edits of it that are deployed already. */
  readonly baseline?: readonly Edit[];
}

/** Terraform refuses some cases of a batch. */
export class BatchError extends Error {
  override readonly name = 'BatchError';

  /** @param cases names of those that its words are about */
  constructor(
    message: string,
    readonly cases: readonly string[],
  ) {
    super(message);
  }
}

/** Whether a case needs nothing that concerns a plan as a whole, such as flags or providers of its own. */
export function isBatchable(one: BatchCase): boolean {
  const { source, baseline = [], edits = [], stateEdits, flags, fails } = one;
  if (stateEdits !== undefined || flags !== undefined || fails) return false;
  const file = join(source, 'main.tf');
  if (!existsSync(file)) return false;
  const text = readFileSync(file, 'utf8');
  const own = [...baseline, ...edits].filter((edit) => (edit.file ?? 'main.tf') === 'main.tf');
  return rootBlocks(own.reduce(apply, text)) === rootBlocks(text);
}

/** What only a root module may have: providers, and which versions of them. */
const rootBlock = /^(?:terraform|provider "aws") \{\n[\s\S]*?^\}\n/gm;

function rootBlocks(text: string): string {
  return (text.match(rootBlock) ?? []).join('\n');
}

/**
 * Plans many cases at once, each as a module of one configuration, and gives each its own part of the plan as if it
 * had been planned alone. Starting Terraform and its provider is what a plan costs, so a hundred together cost little
 * more than one. All of them are first deploys, or none is.
 *
 * @param mirror folder for `terraform init -plugin-dir=`
 * @param deploys first deploys that an earlier batch has made; those of this one are added
 * @returns the whole plan JSON of each case, by its name
 * @throws {BatchError} with Terraform's words where it cannot plan some of them
 */
export function captureBatch(
  cases: ReadonlyMap<string, BatchCase>,
  mirror: string,
  deploys: Deploys = new Map(),
): Map<string, Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'voicelink-plans-'));
  const names = [...cases.keys()];
  try {
    const modules = names.map((name, index): Module => ({ name: `case${index}`, ...deployed(cases, name) }));
    const state = names.every((name) => cases.get(name)?.firstDeploy)
      ? undefined
      : JSON.stringify(stateOfAll(folder, modules, mirror, deploys));
    writeModules(
      folder,
      modules.map((module, index) => ({
        ...module,
        edits: [...module.edits, ...(cases.get(names[index] ?? '')?.edits ?? [])],
      })),
      mirror,
    );
    if (state !== undefined) writeFileSync(join(folder, 'terraform.tfstate'), state);
    const whole = plan(folder);
    return new Map(
      names.map((name, index) => [
        name,
        unwrapped(whole, `case${index}`, aliasesOf(cases.get(name)?.source)),
      ]),
    );
  } catch (error) {
    const words = String((error as Error).message);
    const faulty = names.filter((_, index) => new RegExp(`\\bcase${index}\\b`).test(words));
    throw faulty.length > 0 ? new BatchError(words, faulty) : error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A case as a module of the configuration that is planned. */
interface Module {
  readonly name: string;
  readonly source: string;
  readonly edits: readonly Edit[];
  /** The case, for errors. */
  readonly of: string;
}

/** A case as it is deployed already. */
function deployed(cases: ReadonlyMap<string, BatchCase>, of: string): Omit<Module, 'name'> {
  const { source = '', baseline = [] } = cases.get(of) ?? {};
  return { source, edits: baseline, of };
}

/** Resources that a first deploy of a world with a baseline leaves behind, in a module called `case`. */
export type Deploys = Map<string, readonly JsonObject[]>;

/** The state of all modules after a first deploy: cases with the same baseline share one deploy, also across batches. */
function stateOfAll(
  folder: string,
  modules: readonly Module[],
  mirror: string,
  deploys: Deploys,
): JsonObject {
  const key = ({ source, edits }: Module) => JSON.stringify([source, edits]);
  const missing = new Map(
    modules.filter((module) => !deploys.has(key(module))).map((module) => [key(module), module]),
  );
  if (missing.size > 0) {
    writeModules(folder, [...missing.values()], mirror);
    const { resources } = JSON.parse(settledState(folder, () => plan(folder))) as {
      readonly resources: readonly JsonObject[];
    };
    for (const [one, { name }] of missing) {
      const own = resources.filter(({ module }) => isBelow(module, name));
      deploys.set(one, renamed(own, name, 'case'));
    }
  }
  return {
    version: 4,
    // Any version that the running one can read.
    terraform_version: '1.0.0',
    serial: 1,
    lineage: '00000000-0000-0000-0000-000000000000',
    outputs: {},
    resources: modules.flatMap((module) => renamed(deploys.get(key(module)) ?? [], 'case', module.name)),
  };
}

function renamed(resources: readonly JsonObject[], from: string, to: string): JsonObject[] {
  return resources.map((resource) => ({
    ...resource,
    module: String(resource.module).replace(`module.${from}`, `module.${to}`),
  }));
}

function plan(folder: string): JsonObject {
  runTerraform(folder, ['plan', '-lock=false', '-refresh=false', '-out=plan']);
  return JSON.parse(runTerraform(folder, ['show', '-json', 'plan'])) as JsonObject;
}

/** Writes each module with its edits, and a root that calls them with its own providers. */
function writeModules(folder: string, modules: readonly Module[], mirror: string): void {
  // The blocks of one world have to do for all: those of the world with the most providers.
  const [root = ''] = modules
    .map((module) => rootBlocks(mainFileOf(module.source)))
    .sort((a, b) => b.length - a.length);
  const calls: string[] = [];
  for (const one of modules) {
    const { name, source, edits, of } = one;
    const aliases = aliasesOf(source);
    calls.push(moduleCall(name, aliases));
    const module = join(folder, name);
    cpSync(source, module, { recursive: true });
    for (const edit of edits) applyTo(join(module, edit.file ?? 'main.tf'), edit, of);
    const file = join(module, 'main.tf');
    writeFileSync(file, readFileSync(file, 'utf8').replace(rootBlock, '') + requirements(aliases));
  }
  writeFileSync(join(folder, 'main.tf'), [root, ...calls].join('\n'));
  runTerraform(folder, ['init', `-plugin-dir=${mirror}`]);
}

function mainFileOf(source: string): string {
  return readFileSync(join(source, 'main.tf'), 'utf8');
}

/** Providers that a world has beside the plain one, such as `aws.us`. */
function aliasesOf(source = ''): string[] {
  return [...mainFileOf(source).matchAll(/^ {2}alias += "(.+)"$/gm)].map((match) => `aws.${match[1]}`);
}

function moduleCall(module: string, aliases: readonly string[]): string {
  const providers = ['aws', ...aliases].map((provider) => `    ${provider} = ${provider}\n`).join('');
  return `module "${module}" {\n  source = "./${module}"\n  providers = {\n${providers}  }\n}\n`;
}

/** The aliased providers that a module is given. */
function requirements(aliases: readonly string[]): string {
  const configured = aliases.length > 0 ? `, configuration_aliases = [${aliases.join(', ')}]` : '';
  return `\nterraform {\n  required_providers {\n    aws = { source = "hashicorp/aws"${configured} }\n  }\n}\n`;
}

function applyTo(file: string, edit: Edit, name: string): void {
  try {
    writeFileSync(file, apply(readFileSync(file, 'utf8'), edit));
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`);
  }
}

/** The part of a plan that one module of its root makes, with the module taken for the root. */
function unwrapped(plan: JsonObject, module: string, aliases: readonly string[]): JsonObject {
  const own = (changes: Json | undefined) =>
    ((changes ?? []) as readonly JsonObject[])
      .filter(({ module_address }) => isBelow(module_address, module))
      .map((entry) => outside(entry, module) as JsonObject);
  const configuration = plan.configuration as JsonObject;
  const calls = (configuration.root_module as JsonObject).module_calls as JsonObject;
  const providers = Object.entries(configuration.provider_config as JsonObject).filter(([key]) =>
    ['aws', ...aliases].includes(key),
  );
  return {
    ...plan,
    ...('resource_drift' in plan ? { resource_drift: own(plan.resource_drift) } : {}),
    resource_changes: own(plan.resource_changes),
    configuration: {
      provider_config: Object.fromEntries(providers),
      root_module: outside((calls[module] as JsonObject).module ?? {}, module),
    },
  };
}

function isBelow(address: Json | undefined, module: string): boolean {
  return typeof address === 'string' && `${address}.`.startsWith(`module.${module}.`);
}

/** Addresses as they are without the module around them. */
function outside(value: Json, module: string): Json {
  if (Array.isArray(value)) return value.map((item) => outside(item, module));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value as JsonObject).flatMap(([key, item]): [string, Json][] => {
    if (key === 'module_address' && item === `module.${module}`) return [];
    if (typeof item !== 'string' || !addressKeys.has(key)) return [[key, outside(item, module)]];
    return [[key, item.replace(`module.${module}.`, '')]];
  });
  return Object.fromEntries(entries);
}

const addressKeys = new Set(['address', 'previous_address', 'module_address']);
