import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redirectUrls } from '../../alexa/redirect-urls';
import { environments } from '../../config/environments';

export const vendorId = 'M1A2B3C4D5E6F7';
/** Commands take it of the settings, which a team has put its own into. */
export const skillId =
  environments.find(({ name }) => name === 'production')?.alexa.skillId ??
  'amzn1.ask.skill.00000000-0000-4000-8000-000000000002';
export const clientSecret = 'secret-with-a+and%and-more-than-enough-letters';
export const functionArn = 'arn:aws:lambda:eu-west-1:123456789012:function:voicelink-production-skill';

/** What `terraform output -json` prints of a deployed environment. */
export function terraformOutputs(changed: Readonly<Record<string, unknown>> = {}): string {
  const host = 'https://auth.example.com';
  const values = {
    authorization_uri: `${host}/oauth2/authorize`,
    access_token_uri: `${host}/oauth2/token`,
    client_id: '1example23456789',
    client_secret: clientSecret,
    scopes: ['openid', 'https://api.example.com/lamp.read'],
    redirect_urls: redirectUrls(vendorId),
    issuer: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI',
    jwks_uri: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI/.well-known/jwks.json',
    user_pool_id: 'eu-west-1_AbCdEfGhI',
    function_arn: functionArn,
    account_linking_request: {
      accountLinkingRequest: { accessTokenScheme: 'HTTP_BASIC', domains: ['auth.example.com'] },
    },
    ...changed,
  };
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(values)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [name, { sensitive: name === 'client_secret', value }]),
    ),
  );
}

/** The same in a file of its own. */
export function outputsFile(changed: Readonly<Record<string, unknown>> = {}): string {
  const file = join(mkdtempSync(join(tmpdir(), 'voicelink-outputs-')), 'outputs.json');
  writeFileSync(file, terraformOutputs(changed));
  return file;
}
