import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';

/** Terraform's JSON syntax, as far as it decides what runs while planning. */
export interface PlanInput {
  readonly terraform?: {
    readonly backend?: unknown;
    readonly required_providers?: Readonly<Record<string, { readonly source?: string }>>;
  };
  readonly provider?: unknown;
  readonly resource?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, unknown>>;
}

interface PlanInputRule {
  readonly says: string;
  /** What breaks the rule. */
  broken(planned: PlanInput, deployed: PlanInput): readonly string[];
}

const blocks = ['//', 'terraform', 'provider', 'resource', 'data', 'output', 'variable', 'locals'];
/** In `terraform`: what is left out says where state is, or how it is read. */
const settings = ['backend', 'required_providers', 'required_version'];
/** What synthesis writes into a stack's folder beside the configuration; Terraform reads no folder below. */
const besides = ['assets', 'metadata.json'];

/**
 * What a configuration must be so that planning it runs nothing of whoever wrote it: Terraform's own functions read
 * files, providers and data sources are programs, provisioners and modules bring others along, and a provider's or
 * backend's settings say where credentials are sent to.
 */
const rules: readonly PlanInputRule[] = [
  {
    says: 'has a block that this project does not write',
    broken: ({ terraform = {}, ...planned }) => [
      ...Object.keys(planned).filter((name) => !blocks.includes(name)),
      ...Object.keys(terraform).filter((name) => !settings.includes(name)),
    ],
  },
  {
    says: 'has resources or data of another provider than aws',
    broken: ({ resource = {}, data = {} }) =>
      [...Object.keys(resource), ...Object.keys(data)].filter((type) => !type.startsWith('aws_')),
  },
  {
    says: 'has a provider that what is deployed does not have',
    broken: ({ terraform }, deployed) => {
      const known = deployed.terraform?.required_providers ?? {};
      return Object.entries(terraform?.required_providers ?? {}).flatMap(([name, { source }]) =>
        known[name] && known[name].source === source ? [] : [`${name} of ${source}`],
      );
    },
  },
  {
    says: 'changes where state or requests go',
    broken: (planned, deployed) => [
      ...(isDeepStrictEqual(planned.provider, deployed.provider) ? [] : ['provider']),
      ...(isDeepStrictEqual(planned.terraform?.backend, deployed.terraform?.backend) ? [] : ['backend']),
    ],
  },
  {
    says: 'runs programs beside Terraform',
    broken: (planned) => [...names(planned)].filter((name) => ['provisioner', 'connection'].includes(name)),
  },
  {
    says: 'calls a function of Terraform that what is deployed does not call',
    broken: (planned, deployed) => {
      const known = new Set(functions(deployed));
      return [...new Set(functions(planned))].filter((name) => !known.has(name));
    },
  },
];

/**
 * Reads a configuration as Terraform does, which puts fields of one name together where `JSON.parse` keeps the last.
 *
 * @throws Error where it is no JSON object, or a name stands twice in one
 */
export function readPlanInput(text: string): PlanInput {
  const input: unknown = JSON.parse(text);
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new Error('it is no object');
  const [twice] = parseDocument(text, { uniqueKeys: true, prettyErrors: false, logLevel: 'error' }).errors;
  if (twice) throw new Error(`a name stands twice in one object, before character ${twice.pos[1]}`);
  return input;
}

/**
 * Why a configuration may not be planned with rights that its writer does not have; empty if it may be.
 *
 * @param beside names of what else is in its folder, where Terraform reads more than one file
 */
export function planInputFaults(
  planned: PlanInput,
  deployed: PlanInput,
  beside: readonly string[] = [],
): string[] {
  const strange = beside.filter((name) => !besides.includes(name));
  return [
    ...(strange.length > 0 ? [`It has beside it what synthesis does not write: ${strange.join(', ')}.`] : []),
    ...rules.flatMap(({ says, broken }) => {
      const found = broken(planned, deployed);
      return found.length > 0 ? [`It ${says}: ${found.join(', ')}.`] : [];
    }),
  ];
}

/** Names of all fields, at any depth. */
function* names(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, one] of Object.entries(value)) {
    if (!Array.isArray(value)) yield name;
    yield* names(one);
  }
}

/** A call: between a function's name and its parenthesis there may be spaces, lines and comments. */
const call = /(?<![\w:-])([\w:-]+)(?:\s|\/\*(?:[^*]|\*(?!\/))*\*\/|(?:#|\/\/)[^\n]*\n)*\(/g;

/** Names of the functions that are called in the expressions of all texts. */
function functions(value: unknown): string[] {
  if (typeof value === 'string') {
    return /[$%]\{/.test(value) ? [...value.matchAll(call)].map(([, name = '']) => name) : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => [...functions(name), ...functions(one)]);
}
