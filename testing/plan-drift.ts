import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Drift, Edit } from '../review/cases/plan-case';
import { apply, runTerraform } from './plan-capture';

const source = join('testing', 'plan-worlds', 'drifting');

/** What Terraform wrote, and what somebody made of it by hand. */
const byHand: Edit = {
  from: 'mfa_configuration   = "OFF"',
  to: 'mfa_configuration   = "OPTIONAL"\n  software_token_mfa_configuration {\n    enabled = true\n  }',
};

/**
 * The plan JSON of a user pool that is no longer as Terraform left it: applied to an emulator of AWS, changed there,
 * and planned with a refresh. Needs `moto_server` on the PATH.
 *
 * @param mirror folder for `terraform init -plugin-dir=`
 */
export async function captureDrift(drift: Drift, mirror: string): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'voicelink-drift-'));
  const port = await freePort();
  const emulator = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  try {
    const endpoint = `http://127.0.0.1:${port}`;
    await answers(endpoint, emulator);
    cpSync(source, folder, { recursive: true });
    writeFileSync(join(folder, 'terraform.tfvars.json'), JSON.stringify({ endpoint }));
    runTerraform(folder, ['init', `-plugin-dir=${mirror}`]);
    const main = join(folder, 'main.tf');
    const wanted = readFileSync(main, 'utf8');
    runTerraform(folder, ['apply', '-auto-approve']);
    const state = readFileSync(join(folder, 'terraform.tfstate'), 'utf8');
    if (drift === 'changed') {
      writeFileSync(main, apply(wanted, byHand));
      runTerraform(folder, ['apply', '-auto-approve']);
      writeFileSync(main, wanted);
      writeFileSync(join(folder, 'terraform.tfstate'), state);
    } else if (drift === 'deleted') {
      await fetch(`${endpoint}/moto-api/reset`, { method: 'POST' });
    } else {
      await addCustomer(endpoint, state);
    }
    runTerraform(folder, ['plan', '-out=plan']);
    return JSON.parse(withFixedNames(runTerraform(folder, ['show', '-json', 'plan']), state)) as Record<
      string,
      unknown
    >;
  } finally {
    emulator.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function addCustomer(endpoint: string, state: string): Promise<void> {
  const { resources } = JSON.parse(state) as {
    resources: { type: string; instances: { attributes: { id: string } }[] }[];
  };
  const pool = resources.find(({ type }) => type === 'aws_cognito_user_pool')?.instances[0]?.attributes.id;
  const reply = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      // The emulator takes the region from it, and verifies no signature.
      authorization: 'AWS4-HMAC-SHA256 Credential=offline/20260115/eu-west-1/cognito-idp/aws4_request',
      'x-amz-target': 'AWSCognitoIdentityProviderService.AdminCreateUser',
    },
    body: JSON.stringify({ UserPoolId: pool, Username: 'customer@example.org' }),
  });
  if (!reply.ok) throw new Error(`moto_server did not add a customer: ${reply.status}.`);
}

/** The same bytes every time: ids and times of the emulator are new ones on each run. */
function withFixedNames(plan: string, state: string): string {
  const { resources } = JSON.parse(state) as {
    resources: { type: string; instances: { attributes: { id: string } }[] }[];
  };
  const fixed: Record<string, string> = {
    aws_cognito_user_pool: 'eu-west-1_Example00',
    aws_cognito_user_pool_client: '0example0client0id00000000',
  };
  return resources
    .reduce(
      (text, { type, instances }) =>
        text.replaceAll(instances[0]?.attributes.id ?? type, fixed[type] ?? type),
      plan,
    )
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '2026-01-15T09:00:00Z');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  await new Promise((settle) => server.close(settle));
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}

async function answers(endpoint: string, emulator: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 120; attempt += 1) {
    if (emulator.exitCode !== null) break;
    const reply = await fetch(`${endpoint}/moto-api/data.json`).catch(() => undefined);
    if (reply?.ok) return;
    await delay(500);
  }
  throw new Error('moto_server did not start.');
}
