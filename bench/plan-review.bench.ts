import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError, runCommand } from '../commands/command';
import { runNow } from '../programs/child';
import { offlineTerraformEnvironment } from '../terraform/offline-environment';
import { findProviderMirror } from '../terraform/provider-mirror';
import { runTerraform } from '../testing/plan-capture';
import { terraformMissing } from '../testing/terraform-sandbox';
import { measure, printMeasurements } from './measure';

/** User pools with their clients and domains, and roles with long policies: together a plan of about 10 MB. */
const tenants = 60;
const policies = `
resource "aws_iam_role_policy" "long" {
  count = 40
  name  = "long-\${count.index}"
  role  = "skill"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [for i in range(900) : { Effect = "Allow", Action = ["logs:PutLogEvents"], Resource = "arn:aws:logs:eu-west-1:123456789012:log-group:\${i}" }]
  })
}
`;

/**
 * Reviews one large real plan, start of the process included, beside `terraform show -json` on the same plan: what a
 * pipeline has to run in any case before it can review.
 */
async function main(): Promise<void> {
  const missing = terraformMissing();
  const mirror = findProviderMirror();
  if (missing !== undefined || mirror === undefined) {
    throw new CommandError(`This benchmark needs the real Terraform: ${missing}.`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'voicelink-bench-'));
  try {
    const json = join(folder, 'plan.json');
    writePlan(folder, mirror.folder, json);
    const program = (command: string, args: readonly string[], expected: number) => () => {
      const { code, stderr } = runNow(command, args, { env: offlineTerraformEnvironment(), quiet: true });
      if (code !== expected) throw new Error(`${command} ended with ${code}: ${stderr}`);
    };
    const large = join(folder, 'large.json');
    writeFileSync(large, JSON.stringify(largePlan()));
    const review = program(process.execPath, ['commands/run.mjs', 'plan-review', json], 0);
    const reviewLarge = program(process.execPath, ['commands/run.mjs', 'plan-review', large], 1);
    const show = program('terraform', [`-chdir=${folder}`, 'show', '-json', 'tfplan'], 0);
    const floor = program(
      process.execPath,
      ['-e', `JSON.parse(fs.readFileSync(${JSON.stringify(json)}))`],
      0,
    );
    const megabytes = (statSync(json).size / 1e6).toFixed(1);
    const measurements = await measure(
      [
        { name: `plan:review of ${megabytes} MB, start included`, run: review },
        { name: 'terraform show -json of the same plan', run: show, rounds: 3 },
        { name: 'floor: node that only parses the JSON', run: floor },
        {
          name: `plan:review of ${(statSync(large).size / 1e6).toFixed(1)} MB, ${resources.toLocaleString('en')} resources`,
          run: reviewLarge,
        },
      ],
      5,
    );
    const [ours = 0, shown = 0, parsed = 0, most = 0] = measurements.map(({ median }) => median);
    printMeasurements(measurements, [
      { name: 'of terraform show -json', ratio: ours / shown, aim: 0.2 },
      { name: 'of the floor', ratio: ours / parsed, aim: 4 },
      { name: 'the large one, of one second', ratio: most / 1000, aim: 1 },
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const resources = 20_000;

/**
 * The worst that pairing of what is deleted with what is created can meet: records by the thousand, of which nobody
 * knows the names yet, beside a client that loses a redirect URL.
 */
function largePlan(): object {
  const filler = 'x'.repeat(2_400);
  const record = (index: number, isDeleted: boolean): object => {
    const known = { type: 'A', ttl: 300, records: ['10.0.0.1'], comment: filler };
    const named = { ...known, name: `host-${index}.example.org`, zone_id: 'Z0123456789ABCDEFGHIJ' };
    return {
      address: `module.${isDeleted ? 'old' : 'new'}["${index}"].aws_route53_record.${isDeleted ? 'a' : 'b'}`,
      mode: 'managed',
      type: 'aws_route53_record',
      change: {
        actions: [isDeleted ? 'delete' : 'create'],
        before: isDeleted ? named : null,
        after: isDeleted ? null : known,
        after_unknown: isDeleted ? {} : { name: true, zone_id: true, id: true },
        before_sensitive: {},
        after_sensitive: {},
      },
    };
  };
  const plan = JSON.parse(
    readFileSync(join('review', 'fixtures', 'dangerous', 'client-redirect-lost.json'), 'utf8'),
  ) as { resource_changes: object[] };
  const records = Array.from({ length: resources / 2 }, (_, index) => [
    record(index, true),
    record(index, false),
  ]);
  return { ...plan, resource_changes: [...plan.resource_changes, ...records.flat()] };
}

function writePlan(folder: string, mirror: string, json: string): void {
  cpSync(join('testing', 'plan-worlds', 'tenants'), folder, { recursive: true });
  const file = join(folder, 'main.tf');
  writeFileSync(
    file,
    `${readFileSync(file, 'utf8').replace('count   = 2', `count   = ${tenants}`)}${policies}`,
  );
  runTerraform(folder, ['init', `-plugin-dir=${mirror}`]);
  runTerraform(folder, ['plan', '-refresh=false', '-out=tfplan']);
  writeFileSync(json, runTerraform(folder, ['show', '-json', 'tfplan']));
}

await runCommand(main);
