import { set } from '../settings-builder';
import { type BadSetting, google, hidden, oidc } from './bad-setting';

const secretArn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:migration-AbCdEf';
const migration = { url: 'https://api.example.com/customers/migrate', secretArn };

/** Ways to get the settings of the customers that the SaaS already has wrong. */
export const badCustomers: readonly BadSetting[] = [
  {
    title: 'passwords of customers would travel without TLS',
    change: set('customers.migration', { ...migration, url: 'http://api.example.com/migrate' }),
    path: 'customers.migration.url',
    received: '"http://api.example.com/migrate"',
    expected: 'an absolute https URL',
    remedy: 'passwords of customers travel to it',
  },
  {
    title: 'the migration’s secret is no ARN',
    change: set('customers.migration', { ...migration, secretArn: 'migration-key' }),
    path: 'customers.migration.secretArn',
    received: hidden('migration-key'.length),
    expected: 'the whole ARN of a secret',
    remedy: 'never the value',
  },
  {
    title: 'the migration’s secret is the key itself',
    change: set('customers.migration', { ...migration, secretArn: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD' }),
    path: 'customers.migration.secretArn',
    received: hidden('whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'.length),
    expected: 'the whole ARN of a secret',
    remedy: 'never the value',
  },
  {
    title: 'the migration’s secret is written without what Secrets Manager adds to its name',
    change: set('customers.migration', { ...migration, secretArn: secretArn.replace('-AbCdEf', '') }),
    path: 'customers.migration.secretArn',
    received: hidden(secretArn.length - '-AbCdEf'.length),
    expected: '<name>-<6 letters and digits>',
    remedy: 'adds the last six characters',
  },
  {
    title: 'the migration’s secret is in another region',
    change: set('customers.migration', {
      ...migration,
      secretArn: secretArn.replace('eu-west-1', 'us-east-1'),
    }),
    path: 'customers.migration.secretArn',
    received: hidden(secretArn.length),
    expected: 'a secret in the region of the function that reads it, eu-west-1',
    remedy: 'Replicate',
  },
  {
    title: 'customers who have no password here are to be migrated by it',
    change: (dev) => {
      dev.customers = { migration };
      dev.identityProviders = [oidc as never];
      dev.userPool = { passwordSignIn: false };
    },
    path: 'customers.migration',
    received: 'an object',
    expected: 'passwordSignIn where customers are migrated',
    remedy: 'with a password only',
  },
  {
    title: 'a claim is asked for twice',
    change: set('customers.claims', ['customerId', 'customerId']),
    path: 'customers.claims[1]',
    received: '"customerId"',
    expected: 'each claim once',
    remedy: 'Delete',
  },
  {
    title: 'a claim is none',
    change: set('customers.claims', ['email']),
    path: 'customers.claims[0]',
    received: '"email"',
    expected: '"customerId" or "tenant" or "plan"',
    remedy: 'Correct it.',
  },
  {
    title: 'claims on the LITE tier',
    change: (dev) => {
      dev.customers = { claims: ['customerId'] };
      dev.userPool = { tier: 'LITE' };
    },
    path: 'customers.claims',
    received: 'a list of 1 entry',
    expected: 'ESSENTIALS or PLUS',
    remedy: 'by "sub"',
  },
  {
    title: 'who may revoke is no role',
    change: set('customers.revocation', { invokedBy: 'saas-backend' }),
    path: 'customers.revocation.invokedBy',
    received: '"saas-backend"',
    expected: 'the ARN of an IAM role',
    remedy: 'Alexa alone',
  },
  {
    title: 'there is nothing to link',
    change: set('customers.sameAddress', 'link'),
    path: 'customers.sameAddress',
    received: '"link"',
    expected: 'two ways to sign in',
    remedy: 'nothing to link',
  },
  {
    title: 'a provider that is not there is trusted',
    change: (dev) => {
      dev.identityProviders = [google as never];
      dev.customers = { sameAddress: 'link', trustedProviders: ['Gogle'] };
    },
    path: 'customers.trustedProviders[0]',
    received: '"Gogle"',
    expected: 'the name of an identity provider: Google',
    remedy: 'Correct the name',
  },
  {
    title: 'a provider is trusted with addresses by which nothing is linked',
    change: (dev) => {
      dev.identityProviders = [google as never];
      dev.customers = { sameAddress: 'apart', trustedProviders: ['Google'] };
    },
    path: 'customers.trustedProviders',
    received: 'a list of 1 entry',
    expected: 'sameAddress "link"',
    remedy: 'delete trustedProviders',
    level: 'warning',
  },
  {
    title: 'a provider that verifies no address is linked by it',
    change: (dev) => {
      dev.identityProviders = [
        { type: 'Facebook', clientId: '1', clientSecretVariable: 'facebook_app_secret' },
      ];
      dev.customers = { sameAddress: 'link' };
    },
    path: 'identityProviders[0]',
    received: 'an object',
    expected: 'which addresses it has verified',
    remedy: 'trustedProviders',
    level: 'warning',
  },
  {
    title: 'a provider would fill what no token may write',
    change: set('identityProviders', [
      { ...oidc, attributeMapping: { email: 'email', 'custom:customer_id': 'sub' } },
    ]),
    path: 'identityProviders[0].attributeMapping["custom:customer_id"]',
    received: '"custom:customer_id"',
    expected: "one of Cognito's standard attributes",
    remedy: 'migration or import',
  },
];
