import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { runNpmCommand } from '../support/run-command';

interface Contract {
  readonly consumer: { readonly name: string };
  readonly provider: { readonly name: string };
}

interface Step {
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on?: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs?: Readonly<
    Record<
      string,
      {
        readonly if?: string;
        readonly needs?: unknown;
        readonly environment?: string;
        readonly permissions?: unknown;
        readonly steps: readonly Step[];
      }
    >
  >;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly runs?: { readonly steps: readonly Step[] };
}

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

const files = [
  ...readdirSync('.github/workflows').map((name) => join('.github/workflows', name)),
  ...readdirSync('.github/actions').map((name) => join('.github/actions', name, 'action.yml')),
];
const parsed = files.map((file) => {
  const text = readFileSync(file, 'utf8');
  const content = parse(text) as Workflow;
  const steps = [...Object.values(content.jobs ?? {}), ...(content.runs ? [content.runs] : [])].flatMap(
    (job) => job.steps,
  );
  return { file, text, content, steps };
});
const workflows = parsed.filter(({ content }) => content.jobs !== undefined);

it('there are the workflows of both sides, and the action for the service’s own repository', () => {
  expect(files).toEqual(
    expect.arrayContaining([
      '.github/workflows/ci.yml',
      '.github/workflows/consumer-changed.yml',
      '.github/workflows/contract-changed.yml',
      '.github/actions/verify-contract/action.yml',
    ]),
  );
});

describe.each(parsed)('$file', ({ steps }) => {
  const runs = steps.flatMap(({ run }) => run ?? []);

  it('runs npm scripts that exist', () => {
    const named = runs.flatMap((run) =>
      [...run.matchAll(/\bnpm\b[^\n]*?\brun (?:--silent )?([\w:-]+)/g)].map(([, name]) => name),
    );
    for (const name of named) expect(scripts).toHaveProperty([name ?? '']);
  });

  it('puts no expression into a shell', () => {
    for (const run of runs) expect(run).not.toContain('${{');
  });

  it('pins actions of others to a commit', () => {
    const uses = steps.flatMap(({ uses }) => uses ?? []);
    for (const action of uses) expect(action).toMatch(/^(\.\/.+|[\w./-]+@[0-9a-f]{40})$/);
  });

  it('names in a comment which version a commit is', () => {
    for (const line of parsed.flatMap(({ text }) => text.split('\n'))) {
      if (/uses: [^.]/.test(line)) expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  it('keeps no credentials in a checkout', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const step of checkouts) expect(step.with).toMatchObject({ 'persist-credentials': false });
  });

  it('is shell that parses', () => {
    for (const run of runs) execFileSync('bash', ['-n'], { input: run });
  });
});

/**
 * Jobs that may do more, and what: they take a role of AWS by OIDC, the plan review comments, and a release is made
 * with the proof of where its files come from.
 */
const wider: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  review: { contents: 'read', 'id-token': 'write', 'pull-requests': 'write' },
  linking: { contents: 'read', 'id-token': 'write' },
  release: { contents: 'write', 'id-token': 'write', attestations: 'write' },
};

describe.each(workflows)('$file', ({ content, text }) => {
  it('may read the repository and no more, but for the jobs named here', () => {
    expect(content.permissions).toEqual({ contents: 'read' });
    for (const [name, job] of Object.entries(content.jobs ?? {})) {
      expect(job.permissions).toEqual(wider[name]);
      // A fork's code must not run with more than the workflow has.
      if (wider[name] && 'pull_request' in (content.on ?? {})) {
        expect(job.if).toContain('github.event.pull_request.head.repo.full_name == github.repository');
      }
    }
  });

  it('shows no secret to a pull request, which may be a fork’s', () => {
    const events = Object.keys(content.on ?? {});
    expect(events.length).toBeGreaterThan(0);
    expect(events).not.toContain('pull_request_target');
    expect(events).not.toContain('workflow_run');
    if (events.includes('pull_request')) expect(text).not.toMatch(/\bsecrets\b/);
  });
});

describe('the plan review', () => {
  const { content } = parsed.find(({ file }) => file.endsWith('workflows/plan-review.yml')) ?? {};
  const jobs = content?.jobs ?? {};
  const rightful = Object.values(jobs).filter(({ permissions }) => permissions !== undefined);

  it('runs no code of a pull request with the right to plan', () => {
    expect(rightful).toEqual([jobs.review]);
    const steps = jobs.review?.steps ?? [];
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map((step) => step.with?.ref)).toEqual([`\${{ github.event.pull_request.base.sha }}`]);
    const order = [
      'actions/download-artifact',
      'plan:input',
      'configure-aws-credentials',
      'terraform -chdir',
    ];
    const at = order.map((part) =>
      steps.findIndex(({ uses = '', run = '' }) => `${uses}${run}`.includes(part)),
    );
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at).not.toContain(-1);
  });

  it('asks its environment before it gets the right', () => {
    expect(jobs.review?.environment).toBe('plan');
  });

  it('ends for every pull request, whatever it changes', () => {
    expect(content?.on).toEqual({ pull_request: null });
    expect(jobs.verdict?.if).toBe('always()');
    expect(jobs.verdict?.needs).toEqual(Object.keys(jobs).filter((name) => name !== 'verdict'));
  });
});

it('the broker is asked and told about each consumer of the service whose contract there is', () => {
  const steps = parsed.find(({ file }) => file.endsWith('consumer-changed.yml'))?.steps ?? [];
  const contracts = readdirSync('contracts/pacts').map((name) => {
    const file = join('contracts/pacts', name);
    return { file, ...(JSON.parse(readFileSync(file, 'utf8')) as Contract) };
  });
  const ofService = contracts.filter(({ provider }) => provider.name === 'saas-api');
  expect(ofService.map(({ consumer }) => consumer.name).sort()).toEqual(['alexa-plus-addon', 'alexa-skill']);

  for (const { consumer, file } of ofService) {
    const isSkill = consumer.name === 'alexa-skill';
    for (const command of ['can-i-merge', 'can-i-deploy', 'record']) {
      const about = steps.filter(
        ({ run }) =>
          run?.includes(`contracts:${command} `) &&
          (isSkill ? !run.includes('--pacticipant') : run.includes(`--pacticipant ${consumer.name} `)),
      );
      expect(about).toHaveLength(1);
      // A team without an add-on deletes its contract, and is asked about nothing.
      if (!isSkill) expect(about[0]?.if).toContain(`hashFiles('${file}')`);
    }
  }
});

it('a deployment is recorded from the default branch alone, by whom its environment lets', () => {
  const { record } = parsed.find(({ file }) => file.endsWith('consumer-changed.yml'))?.content.jobs ?? {};
  expect(record?.if).toContain('github.ref_name == github.event.repository.default_branch');
  expect(record?.environment).toBe(`\${{ inputs.environment }}`);
});

it('the action’s inputs are those that the workflow gives and the action reads', () => {
  const action = parsed.find(({ file }) => file.endsWith('verify-contract/action.yml'));
  const inputs = Object.keys(action?.content.inputs ?? {});
  const caller = parsed
    .flatMap(({ steps }) => steps)
    .find(({ uses }) => uses === './.github/actions/verify-contract');

  for (const name of inputs) expect(action?.text).toContain(`\${{ inputs.${name} }}`);
  expect(inputs).toEqual(expect.arrayContaining(Object.keys(caller?.with ?? {})));
});

it('the flags that workflows give to the contract’s commands exist', async () => {
  const commands = [
    ['contracts-verify', [], '"$CONTRACT" verify'],
    ['contracts-broker', ['can-i-deploy'], 'contracts:can-i-deploy'],
    ['contracts-broker', ['record'], 'contracts:record'],
  ] as const;
  for (const [command, args, script] of commands) {
    const { stdout } = await runNpmCommand(command, [...args, '--help']);
    const runs = parsed.flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
    const flags = runs
      .filter((run) => run.includes(script))
      .flatMap((run) => run.match(/(?<=[\s(])--[\w-]+/g) ?? [])
      .filter((flag) => !['--prefix', '--silent'].includes(flag));

    for (const flag of flags) expect(stdout).toContain(`${flag} `);
  }
});

describe('a release', () => {
  const { content } = parsed.find(({ file }) => file.endsWith('workflows/release.yml')) ?? {};
  const { check, release } = content?.jobs ?? {};

  it('is checked by a job without rights, whose files alone reach the job with them', () => {
    expect(check?.permissions).toBeUndefined();
    expect(check?.steps.map(({ run }) => run)).toEqual(
      expect.arrayContaining(['npm test', 'npm run release:check']),
    );
    expect(release?.needs).toBe('check');
    const runs = release?.steps.flatMap(({ run }) => run ?? []).join('\n');
    expect(runs).toContain('sha256sum --check SHA256SUMS');
    expect(runs).not.toMatch(/\b(npm|npx|node)\b/);
    expect(release?.steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))).toEqual([]);
  });

  it('proves where each of its files comes from', () => {
    const proof = release?.steps.find(({ uses }) => uses?.startsWith('actions/attest-build-provenance@'));
    expect(proof?.with).toEqual({ 'subject-checksums': 'release/SHA256SUMS' });
  });
});
