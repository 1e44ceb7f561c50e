import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { validateEnvironments } from '../../config/validate';
import { synthesizeEnvironment } from '../infra/synthesize';

test('the environment of the page for those who have a skill is taken, and is Cognito alone', () => {
  const page = readFileSync('docs/existing-skill.md', 'utf8');
  const [, written = ''] = /```ts\n([\s\S]*?)```/.exec(page) ?? [];
  const environment = JSON.parse(JSON.stringify(runInNewContext(`(${written})`)));

  expect(validateEnvironments([environment]).errors).toEqual([]);
  expect(Object.keys(synthesizeEnvironment(environment).json.resource).sort()).toEqual([
    'aws_cognito_resource_server',
    'aws_cognito_user_pool',
    'aws_cognito_user_pool_client',
    'aws_cognito_user_pool_domain',
  ]);
});
