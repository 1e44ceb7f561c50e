import { readFileSync } from 'node:fs';
import type { StackJson } from '../../terraform/offline-stack';
import { everyCustomer, everything, shipped, withAddon } from './environments';
import { scannerExceptions } from './scanner-exceptions';
import { brokenRules, type ScannerRule, scannerRules } from './scanner-rules';
import { synthesizeEnvironment } from './synthesize';

/** Everything, as a team that keeps its logs for a year. */
const complete = {
  ...everything,
  skillFunction: { saasApiUrl: 'https://api.example.com', logRetentionDays: 365 },
};

const completeCustomers = { ...everyCustomer, skillFunction: complete.skillFunction };
const completeAddon = { ...withAddon, addon: { ...withAddon.addon, logRetentionDays: 365 } };

test.each([shipped('dev'), shipped('production'), complete, completeCustomers, completeAddon])(
  '$name breaks no rule',
  (environment) => {
    expect(brokenRules(synthesizeEnvironment(environment).json)).toEqual([]);
  },
);

test.each(scannerExceptions)('$id, an exception, is still one', ({ type, holds }) => {
  const deployed = synthesizeEnvironment(shipped('production')).json.resource[type] ?? {};
  expect(Object.values(deployed).filter((resource) => !holds(resource))).not.toEqual([]);
});

test('docs/scanners.md says of every rule whether it is met, and why not', () => {
  const row = ({ id, also = [], type, asks }: ScannerRule, here: string, why: string) => [
    [id, ...also].join(', '),
    `\`${type}\``,
    asks,
    here,
    why,
  ];
  const wanted = [
    ...scannerRules.map((rule) => row(rule, 'met', '')),
    ...scannerExceptions.map((rule) => row(rule, 'excepted', rule.why)),
  ];
  const rows = readFileSync('docs/scanners.md', 'utf8')
    .split('\n')
    .filter((line) => /\| (met|excepted) +\|/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  expect(rows).toEqual(wanted);
});

test('every rule looks at something that is deployed', () => {
  const deployed = [complete, completeAddon].map((one) => synthesizeEnvironment(one).json.resource);
  const isDeployed = (type: string) => deployed.some((resource) => resource[type] !== undefined);
  expect(scannerRules.filter(({ type }) => !isDeployed(type))).toEqual([]);
});

const everybody = JSON.stringify({
  Statement: [{ Effect: 'Allow', Principal: '*', Action: ['sns:Publish'] }],
});

/** For each rule what it must refuse; a rule without one is a rule that cannot fail. */
const refused: Readonly<Record<string, Record<string, unknown>>> = {
  tracing: { tracing_config: { mode: 'PassThrough' } },
  'a runtime that is not deprecated': { runtime: 'nodejs16.x' },
  'no secret in the environment': { environment: { variables: { CLIENT_SECRET: 'x' } } },
  'no permission for everybody': { principal: '*' },
  'a permission of Alexa bound to one skill': { principal: 'alexa-appkit.amazon.com' },
  'a permission of API Gateway bound to one API': { principal: 'apigateway.amazonaws.com' },
  'an access log': {},
  throttling: { default_route_settings: {} },
  'TLS 1.2': { domain_name_configuration: { security_policy: 'TLS_1_0' } },
  'logs kept for a year': { retention_in_days: 364 },
  'no action of all services or of a whole service for a role': {
    policy: '{"Statement":[{"Effect":"Allow","Action":["logs:*"]}]}',
  },
  'the next certificate before the last one goes': { lifecycle: {} },
  'certificate transparency': { options: {} },
  'no certificate for a wildcard': { domain_name: '*.example.com' },
  'encryption of topics': {},
  'no topic that everybody may use': { policy: everybody },
  'messages over TLS only': { policy: everybody },
  'rotation of keys': {},
  'user names in any case': {},
  'passwords of at least 14 characters': { password_policy: { minimum_length: 13 } },
  'a second factor that customers may use, by authenticator app': { mfa_configuration: 'OFF' },
  'one flow alone, and no implicit one': { allowed_oauth_flows: ['code', 'implicit'] },
  'no hint whether an address has an account': { prevent_user_existence_errors: 'LEGACY' },
  'tokens that can be revoked': {},
  'callbacks over https; without a secret also to the customer’s own machine': {
    generate_secret: false,
    callback_urls: ['https://example.com', 'http://example.com'],
  },
  'without a secret refresh tokens that are good once': { generate_secret: false },
  'no authentication flow besides the refresh, and the password where customers are migrated': {
    explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'],
  },
};

test.each(scannerRules)('$asks: a $type without is found', ({ type, asks, holds }) => {
  const resource = refused[asks];
  if (resource === undefined) throw new Error(`There is no example of what "${asks}" refuses.`);
  expect(holds(resource)).toBe(false);
  const stack: StackJson = {
    terraform: { required_providers: { aws: { source: 'aws', version: '6.25.0' } } },
    provider: { aws: [] },
    resource: {
      [type]: {
        bad: {
          // What every rule of this type can read without failing.
          policy: everybody,
          callback_urls: [],
          ...resource,
        },
      },
    },
  };
  expect(brokenRules(stack)).toContain(`${type}.bad: ${asks}`);
});
