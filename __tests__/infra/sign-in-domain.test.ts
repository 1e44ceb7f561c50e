import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { CustomSignInDomain, type CustomSignInDomainProps } from '../../infra/custom-sign-in-domain';
import { ManagedLoginBranding } from '../../infra/managed-login-branding';
import { SignInDomain } from '../../infra/sign-in-domain';
import { WebFirewall } from '../../infra/web-firewall';
import { addressesOf } from '../../terraform/offline-stack';
import { expression, only, resourceAt, synthesizeStack } from './synthesize';

const userPoolId = 'eu-west-1_AbCdEfGhI';

function customDomain(props: Partial<CustomSignInDomainProps> = {}) {
  return synthesizeStack((stack) => {
    new CustomSignInDomain(stack, 'sign_in', {
      userPoolId,
      domainName: 'auth.voice.example.com',
      hostedZone: { name: 'example.com', id: 'Z0123456789ABCDEFGHIJ' },
      usEast1: new AwsProvider(stack, 'aws_us_east_1', { region: 'us-east-1', alias: 'us_east_1' }),
      ...props,
    });
  });
}

test('a prefix domain is one resource, with its host known before it is made', () => {
  let host = '';
  const json = synthesizeStack((stack) => {
    host = new SignInDomain(stack, 'sign_in', { userPoolId, region: 'eu-west-1', prefix: 'acme' }).host;
  });
  expect(host).toBe('acme.auth.eu-west-1.amazoncognito.com');
  expect(addressesOf(json)).toEqual(['aws_cognito_user_pool_domain.sign_in']);
  expect(only(json, 'aws_cognito_user_pool_domain')).toMatchObject({
    domain: 'acme',
    user_pool_id: userPoolId,
    managed_login_version: 1,
  });
});

test('the certificate is requested in us-east-1 and validated through Route 53', () => {
  const json = customDomain();
  expect(only(json, 'aws_acm_certificate')).toMatchObject({
    provider: 'aws.us_east_1',
    domain_name: 'auth.voice.example.com',
    validation_method: 'DNS',
  });
  const proof = (part: string) =>
    expression(
      `tolist(aws_acm_certificate.sign_in_certificate.domain_validation_options).0.resource_record_${part}`,
    );
  expect(resourceAt(json, 'aws_route53_record.sign_in_certificate_validation')).toMatchObject({
    zone_id: 'Z0123456789ABCDEFGHIJ',
    name: proof('name'),
    type: proof('type'),
    records: [proof('value')],
  });
  expect(only(json, 'aws_acm_certificate_validation')).toMatchObject({
    provider: 'aws.us_east_1',
    certificate_arn: expression('aws_acm_certificate.sign_in_certificate.arn'),
    validation_record_fqdns: [expression('aws_route53_record.sign_in_certificate_validation.fqdn')],
  });
});

test('the domain waits for the issued certificate, not for the requested one', () => {
  expect(only(customDomain(), 'aws_cognito_user_pool_domain')).toMatchObject({
    domain: 'auth.voice.example.com',
    certificate_arn: expression('aws_acm_certificate_validation.sign_in_certificate_issued.certificate_arn'),
  });
});

test.each([
  ['A', 'aws_route53_record.sign_in_a'],
  ['AAAA', 'aws_route53_record.sign_in_aaaa'],
])('an %s record leads to what the domain says of itself', (type, address) => {
  expect(resourceAt(customDomain(), address)).toMatchObject({
    zone_id: 'Z0123456789ABCDEFGHIJ',
    name: 'auth.voice.example.com',
    type,
    alias: {
      name: expression('aws_cognito_user_pool_domain.sign_in.cloudfront_distribution'),
      zone_id: expression('aws_cognito_user_pool_domain.sign_in.cloudfront_distribution_zone_id'),
      evaluate_target_health: false,
    },
  });
});

test('a zone without an id is looked up by its name, the public one', () => {
  const json = customDomain({ hostedZone: { name: 'example.com' } });
  expect(json.data?.aws_route53_zone?.sign_in_hosted_zone).toMatchObject({
    name: 'example.com',
    private_zone: false,
  });
  const zone = expression('data.aws_route53_zone.sign_in_hosted_zone.zone_id');
  for (const record of Object.values(json.resource.aws_route53_record ?? {}))
    expect(record.zone_id).toBe(zone);
  expect(customDomain().data).toBeUndefined();
});

test('the parent has no record made for it unless asked; then the domain waits for it', () => {
  expect(addressesOf(customDomain())).not.toContain('aws_route53_record.sign_in_parent');
  expect(only(customDomain(), 'aws_cognito_user_pool_domain')).not.toHaveProperty('depends_on');
  const json = customDomain({ parentARecord: '192.0.2.1' });
  expect(resourceAt(json, 'aws_route53_record.sign_in_parent')).toMatchObject({
    zone_id: 'Z0123456789ABCDEFGHIJ',
    name: 'voice.example.com',
    type: 'A',
    records: ['192.0.2.1'],
  });
  expect(only(json, 'aws_cognito_user_pool_domain')).toMatchObject({
    depends_on: ['aws_route53_record.sign_in_parent'],
  });
});

test('managed login has a branding: Cognito’s own style or the settings given', () => {
  const branding = (settings?: string) =>
    only(
      synthesizeStack((stack) => {
        const { domain } = new SignInDomain(stack, 'sign_in', {
          userPoolId,
          region: 'eu-west-1',
          prefix: 'acme',
          managedLogin: true,
        });
        new ManagedLoginBranding(stack, 'pages', {
          userPoolId,
          clientId: 'client',
          settings,
          dependsOn: [domain],
        });
      }),
      'aws_cognito_managed_login_branding',
    );
  expect(branding()).toMatchObject({
    client_id: 'client',
    use_cognito_provided_values: true,
    depends_on: ['aws_cognito_user_pool_domain.sign_in'],
  });
  expect(branding('{"components":{}}')).toMatchObject({ settings: '{"components":{}}' });
  expect(branding('{"components":{}}')).not.toHaveProperty('use_cognito_provided_values');
  expect(only(customDomain({ managedLogin: true }), 'aws_cognito_user_pool_domain')).toMatchObject({
    managed_login_version: 2,
  });
});

test('a web ACL is put before the user pool', () => {
  const json = synthesizeStack((stack) => {
    new WebFirewall(stack, 'firewall', { userPoolArn: 'arn:pool', webAclArn: 'arn:acl' });
  });
  expect(resourceAt(json, 'aws_wafv2_web_acl_association.firewall')).toMatchObject({
    resource_arn: 'arn:pool',
    web_acl_arn: 'arn:acl',
  });
});
