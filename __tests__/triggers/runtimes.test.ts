import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { bundleOptions } from '../../commands/bundle-options';
import { bundles } from '../../commands/bundles.mjs';
import {
  type MigrationEndpoint,
  migrationPath,
  startMigrationEndpoint,
} from '../../contracts/migration/reference';
import { findNode } from '../../testing/find-node';
import { describeUnless } from '../../testing/skip-log';
import { customerChanges, secretArn } from '../rehearsal/customer-stack';
import { ada, Flow } from '../rehearsal/linked-flow';

/** The user pool's functions as they are deployed, on the Nodes that Lambda runs them on. */

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'voicelink-deployed-'));
const triggers = bundles.filter(({ entry }) => entry.startsWith('triggers/'));

/** Does what Lambda's runtime does: requires the file, hands it an event, and takes what it answers or throws. */
const host = `
const { handler } = require(process.argv[1]);
handler(JSON.parse(process.argv[2]), {}).then(
  (answer) => process.stderr.write(JSON.stringify({ parameters: handler.length, answer })),
  (error) => process.stderr.write(JSON.stringify({ thrown: error.message })),
);`;

const signingKey = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const grace = { id: 'cus_7', email: 'grace@example.com', password: 'old one', emailVerified: true };

let flow: Flow;
let store: MigrationEndpoint;
beforeAll(async () => {
  await Promise.all(
    triggers.map(({ entry }) =>
      build({ entryPoints: [entry], outfile: join(folder, entry.replace(/\.ts$/, '.js')), ...bundleOptions }),
    ),
  );
  store = await startMigrationEndpoint({ signingKey, customers: [grace] });
  flow = await Flow.start(customerChanges, { secrets: { [secretArn]: signingKey } });
});
afterAll(async () => {
  await Promise.all([flow.cognito.close(), store.close()]);
  rmSync(folder, { recursive: true, force: true });
});

interface Case {
  readonly environment: Readonly<Record<string, string>>;
  readonly event: object;
  readonly answer: object;
}

/** One event of each function that goes through all of it: AWS's client, the SaaS, Cognito's answer. */
function cases(): Readonly<Record<string, Case>> {
  const { userPoolId, clients } = flow.cognito.settings;
  const pool = { version: '1', region: 'eu-west-1', userPoolId, callerContext: { clientId: 'client' } };
  return {
    'user-migration': {
      environment: { MIGRATION_URL: `${store.url}${migrationPath}`, SIGNING_KEY_ARN: secretArn },
      event: {
        ...pool,
        triggerSource: 'UserMigration_Authentication',
        userName: grace.email,
        request: { password: grace.password },
        response: {},
      },
      answer: {
        response: { userAttributes: { 'custom:customer_id': 'cus_7' }, finalUserStatus: 'CONFIRMED' },
      },
    },
    'pre-sign-up': {
      environment: { PROVIDERS: 'Google' },
      event: {
        ...pool,
        triggerSource: 'PreSignUp_ExternalProvider',
        userName: 'Google_1',
        request: { userAttributes: { email: ada.username, email_verified: 'true' } },
        response: {},
      },
      answer: { userName: 'Google_1' },
    },
    'pre-token-generation': {
      environment: { CLAIMS: 'customerId' },
      event: {
        ...pool,
        triggerSource: 'TokenGeneration_RefreshTokens',
        request: { userAttributes: { 'custom:customer_id': 'cus_7' } },
      },
      answer: {
        response: {
          claimsAndScopeOverrideDetails: {
            accessTokenGeneration: { claimsToAddOrOverride: { customerId: 'cus_7' } },
          },
        },
      },
    },
    'token-revocation': {
      environment: { USER_POOL_ID: userPoolId, CLIENT_ID: clients[0]?.clientId ?? '', SKILL_ID: 's' },
      event: { sub: flow.cognito.users.named(ada.username)?.sub },
      answer: {},
    },
  };
}

const names = ['user-migration', 'pre-sign-up', 'pre-token-generation', 'token-revocation'];

describe.each(['22', '24'])('on Node %s', (version) => {
  const binary = findNode(version);
  const missing = binary ? undefined : `no Node ${version}; npm run test:runtimes installs it`;

  describeUnless(missing, `the functions of the user pool on Node ${version}`, () => {
    test.each(names)('%s does what it is for, and warns of nothing', async (name) => {
      const { environment, event, answer } = cases()[name] as Case;
      const { stdout, stderr } = await run(
        binary ?? '',
        ['-e', host, join(folder, 'triggers', name, 'index.js'), JSON.stringify(event)],
        {
          env: {
            AWS_REGION: 'eu-west-1',
            AWS_ENDPOINT_URL: flow.cognito.origin,
            AWS_ACCESS_KEY_ID: flow.cognito.accessKeyId,
            AWS_SECRET_ACCESS_KEY: 'test',
            ...environment,
          },
          timeout: 110_000,
        },
      );
      expect(JSON.parse(stderr)).toMatchObject({ parameters: 1, answer });
      expect(JSON.parse(stdout)).toMatchObject({ outcome: 'done', Faults: 0 });
    });
  });
});

test('every function of the user pool is tried', () => {
  expect(triggers.map(({ entry }) => entry.split('/')[1]).sort()).toEqual([...names].sort());
});
