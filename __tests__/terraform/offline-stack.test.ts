import { addressesOf, offlineStack, type StackJson } from '../../terraform/offline-stack';

const stack: StackJson = {
  terraform: {
    required_providers: { aws: { source: 'aws', version: '6.25.0' } },
    backend: { s3: { bucket: 'state' } },
  },
  provider: { aws: [{ region: 'eu-west-1' }, { region: 'us-east-1', alias: 'us_east_1' }] },
  data: { aws_route53_zone: { zone: {} } },
  resource: {
    aws_cognito_managed_login_branding: { pages: {} },
    aws_lambda_function: { skill: { runtime: 'nodejs24.x' } },
  },
};

test('an older provider gets a stack without what it does not know', () => {
  const older = offlineStack(stack, '5.100.0');
  expect(addressesOf(older)).toEqual(['aws_lambda_function.skill', 'data.aws_route53_zone.zone']);
  expect(older.resource.aws_lambda_function?.skill).toEqual({ runtime: 'nodejs22.x' });
  expect(older.terraform.required_providers.aws.version).toBe('5.100.0');
});

test('a new enough provider gets every resource as it is', () => {
  expect(offlineStack(stack, '6.25.0').resource).toEqual(stack.resource);
});

test('state stays in the working folder, and keys are nobody’s', () => {
  const { terraform, provider } = offlineStack(stack, '6.25.0');
  expect(terraform.backend).toEqual({ local: {} });
  for (const one of provider.aws) {
    expect(one).toMatchObject({ access_key: 'offline', skip_requesting_account_id: true });
    expect(one).not.toHaveProperty('endpoints');
  }
});

test('every service that the stack uses is asked of the emulator where there is one', () => {
  const [provider] = offlineStack(stack, '6.25.0', 'http://127.0.0.1:5000').provider.aws;
  const url = 'http://127.0.0.1:5000';
  expect(provider).toMatchObject({ endpoints: [{ cognitoidp: url, lambda: url, route53: url }] });
});

test('the stack that was given stays as it was', () => {
  const before = structuredClone(stack);
  offlineStack(stack, '5.100.0', 'http://127.0.0.1:5000');
  expect(stack).toEqual(before);
});
