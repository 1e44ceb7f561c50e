import { OutputsError, readOutputs } from '../../linking/outputs';
import { clientSecret, functionArn, terraformOutputs } from './outputs-fixture';

it('reads what terraform output -json prints', () => {
  expect(readOutputs(terraformOutputs(), 'it')).toMatchObject({
    clientSecret,
    functionArn,
    accessTokenScheme: 'HTTP_BASIC',
    domains: ['auth.example.com'],
  });
});

const refused: [what: string, json: string, message: RegExp][] = [
  ['no JSON', 'Warning: No outputs found', /it is no JSON/],
  ['an environment that is not deployed', '{}', /not deployed yet/],
  [
    'another project’s outputs',
    '{"url":{"value":"https://example.com"}}',
    /lacks outputs .*: authorization_uri, access_token_uri/,
  ],
  ['an output of another shape', terraformOutputs({ scopes: 'openid' }), /scopes\.value/],
];

it.each(refused)('refuses %s, and shows no value', (_what, json, message) => {
  expect(() => readOutputs(json, 'it')).toThrow(OutputsError);
  expect(() => readOutputs(json, 'it')).toThrow(message);
  expect(() => readOutputs(json, 'it')).not.toThrow(clientSecret);
});
