/** A folder at the top of the project, or `main.ts`. */
export interface Room {
  /** What is in it, as the layout picture says. */
  readonly holds: string;
  /**
   * What it may import besides itself: rooms, or folders and files of them. `'the product'` is allowed every room
   * but the workshop's, `'everything'` those, too. Left out: no sources of ours that import.
   */
  readonly imports?: readonly string[] | 'the product' | 'everything';
  /** What else the arrows' picture says of it. */
  readonly note?: string;
}

/** The rooms, from what a team edits to what holds it. The pictures of docs/contributing.md and their test. */
export const rooms: Readonly<Record<string, Room>> = {
  'main.ts': { holds: 'the CDKTF app: one stack per environment', imports: ['config', 'infra'] },
  config: {
    holds: 'what a team edits, and the rules it must keep',
    imports: ['alexa', 'cognito', 'service/scopes.ts', 'skill-package/skill.json'],
  },
  service: {
    holds: 'the example service: what a team replaces by its own',
    imports: ['rehearsal', 'contracts', 'skill/service.ts', 'addon/service.ts', 'definition/service.ts'],
  },
  definition: {
    holds: 'what a whole service is made of, and the skill package that is made of it',
    imports: ['alexa', 'contracts/service.ts', 'rehearsal/service.ts', 'addon/service.ts', 'skill'],
  },
  alexa: { holds: 'Alexa’s side of account linking as Amazon publishes it', imports: [] },
  cognito: { holds: 'what Amazon publishes of Cognito: its limits, addresses and names', imports: [] },
  infra: {
    holds: 'constructs, one noun per file, put together by the stack',
    imports: ['config', 'alexa', 'cognito'],
  },
  skill: {
    holds: 'the Lambda: knows nothing of Terraform',
    imports: ['alexa/limits.ts'],
    note: 'skill/index.ts names the service that is built',
  },
  addon: {
    holds: 'the same service for Alexa+ and other MCP clients: a second Lambda, made of the skill’s modules',
    imports: ['skill', 'alexa/limits.ts'],
    note: 'addon/index.ts names the service that is built',
  },
  triggers: {
    holds: 'the user pool’s own functions: migration, linking, claims, revocation',
    imports: ['cognito', 'skill/saas', 'skill/log-line.ts'],
  },
  customers: {
    holds: 'puts the customers that a SaaS already has into the user pool',
    imports: ['cognito'],
  },
  'skill-package': { holds: 'the skill’s manifest and interaction models, in the ASK CLI’s layout' },
  'addon-package': { holds: 'the add-on’s manifest, in the layout of Amazon’s toolkit' },
  contracts: {
    holds: 'the contract between skill and SaaS: consumer, verifier, reference server, the pact itself',
    imports: ['cognito/addresses.ts', 'skill/saas', 'triggers/user-migration'],
  },
  rehearsal: {
    holds: 'the whole flow on one machine: a Cognito stand-in, Alexa’s role, a page',
    imports: [
      'alexa',
      'linking',
      'cognito',
      'contracts/migration',
      'contracts/reference',
      'contracts/service.ts',
      'contracts/relay.ts',
      'contracts/loopback.ts',
    ],
    note: 'reads the built skill, and the synthesized Terraform as data',
  },
  linking: {
    holds: 'tells Alexa what is deployed, and proves that linking works: here or at any authorization server',
    imports: ['alexa'],
  },
  review: {
    holds:
      'reads a Terraform plan and says what it would do to linked customers; in cases/ an example of each finding',
    imports: [],
    note: 'reads plans as JSON',
  },
  commands: { holds: 'one thin file per npm script', imports: 'the product' },
  scaffold: {
    holds: 'makes a service of a team’s API description',
    imports: ['contracts', 'definition', 'skill/service.ts', 'skill/saas', 'programs'],
  },
  documentation: {
    holds: 'writes the generated parts of docs/, and checks links, commands and what they print',
    imports: ['config', 'contracts', 'definition', 'service', 'programs'],
  },
  terraform: { holds: 'finds Terraform’s providers, and runs a stack with no AWS', imports: [] },
  programs: { holds: 'finds other programs on this machine, and starts them', imports: [] },
  testing: {
    holds: 'what tests and fixture scripts share',
    imports: ['terraform', 'programs', 'review/cases', 'review/plan.ts'],
  },
  bench: { holds: 'benchmarks, each a table of ratios', imports: 'everything' },
  engines: { holds: 'manifests of what deploys: the CDKTF CLI, and CDK Terrain' },
  docs: { holds: 'one page per question' },
  '.github': {
    holds: 'CI, the broker’s workflows, and the actions for a service’s or a plan’s own repository',
  },
  __tests__: {
    holds: 'mirrors the folders above; what is the service’s own stands in service/__tests__',
    imports: 'everything',
  },
};

/** The rooms that only serve the work on the project: what the product does needs none of them. */
export const workshop: readonly string[] = ['testing', 'bench', '__tests__'];

/** Single imports that are allowed beyond the arrows. */
export const doors = [
  // They name the service which is built: no other file of the mechanism may.
  { from: 'skill/index.ts', to: 'service/skill.ts' },
  { from: 'addon/index.ts', to: 'service/skill.ts' },
  { from: 'addon/index.ts', to: 'service/addon.ts' },
  // Two commands are the workshop's own: one runs the tests, the other captures the plans that they read.
  { from: 'commands/test.ts', to: 'testing/skip-log.ts' },
  { from: 'commands/fixtures-plans.ts', to: 'testing' },
];

/** The wide arrows, in words. */
const wide = { everything: 'everything', 'the product': `everything but ${workshop.join(', ')}` };

const isFile = (name: string) => name.endsWith('.ts');

function picture(rows: readonly (readonly [string, string])[], between: string): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, text]) => `${name.padEnd(width)}${between}${text}`);
  return ['```', ...lines, '```'].join('\n');
}

/** What is where. */
export const layoutPicture = () =>
  picture(
    Object.entries(rooms).map(([name, { holds }]) => [isFile(name) ? name : `${name}/`, holds]),
    '  ',
  );

/** Which way imports point. */
export function arrowsPicture(): string {
  const rows = Object.entries(rooms).flatMap(([name, { imports, note }]): [string, string][] => {
    if (!imports) return [];
    const list = typeof imports === 'string' ? wide[imports] : imports.join(', ') || 'nothing of ours';
    return [[name, [list, note].filter(Boolean).join('; ')]];
  });
  return picture(rows, ' -> ');
}
