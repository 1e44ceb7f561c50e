import { scopes } from '#service/scopes';
import type { EnvironmentSettings } from '../../config/settings';

const apiScopes = Object.entries(scopes).map(([name, description]) => ({ name, description }));

/**
 * Two environments as a team begins with them: what the tests change and compare. They are not those of
 * `config/environments.ts`, which a team edits.
 */
export const exampleEnvironments: readonly EnvironmentSettings[] = [
  {
    name: 'dev',
    region: 'eu-west-1',
    alexa: {
      vendorId: 'M1A2B3C4D5E6F7',
      skillId: 'amzn1.ask.skill.00000000-0000-4000-8000-000000000001',
    },
    domain: { prefix: 'example-voice-dev' },
    resourceServer: {
      identifier: 'https://api.dev.example.com',
      scopes: apiScopes,
    },
    client: { refreshTokenLifetime: '1 year' },
    userPool: { deletionProtection: false },
    skillFunction: { saasApiUrl: 'https://api.dev.example.com', logLevel: 'debug' },
    addon: { logLevel: 'debug' },
    // Its pages name in a token what it was asked for, which the add-on looks at.
    managedLogin: {},
    tags: { environment: 'dev' },
  },
  {
    name: 'production',
    region: 'eu-west-1',
    alexa: {
      vendorId: 'M1A2B3C4D5E6F7',
      skillId: 'amzn1.ask.skill.00000000-0000-4000-8000-000000000002',
    },
    domain: {
      custom: {
        name: 'auth.example.com',
        hostedZone: { name: 'example.com', id: 'Z0123456789ABCDEFGHIJ' },
      },
    },
    resourceServer: {
      identifier: 'https://api.example.com',
      scopes: apiScopes,
    },
    userPool: {
      ses: {
        from: 'Example <no-reply@example.com>',
        identityArn: 'arn:aws:ses:eu-west-1:123456789012:identity/example.com',
      },
    },
    skillFunction: { saasApiUrl: 'https://api.example.com' },
    alarms: { email: 'on-call@example.com' },
    tags: { environment: 'production' },
  },
];
