import type { Change } from './change';
import { type Context, hostname } from './context';
import { alexaPrincipals, cognitoPrincipal } from './lambda-roles';
import type { Json } from './plan';

/** Parts of Cognito that have nothing to do with user pools. */
const identityPools = /^aws_cognito_identity_pool/;

type Question = (change: Change, context: Context) => boolean;

/** Whether account linking needs a resource of a type that others have too; types that are not listed it never needs. */
const questions: Readonly<Record<string, Question>> = {
  aws_lambda_function: (change, { lambdaRoles, addons }) =>
    lambdaRoles.isSkill(change) || lambdaRoles.isTrigger(change) || addons.isFunction(change),
  aws_lambda_permission: (change, { addons }) =>
    addons.isPermission(change) ||
    [change.before('principal'), change.after('principal')].some(({ value }) =>
      [...alexaPrincipals, cognitoPrincipal].includes(value),
    ),
  aws_route53_zone: isSignInZone,
  aws_route53_record: (change, context) =>
    isSignInAddress(change, context) || context.addons.isAddress(change),
  aws_acm_certificate: isSignInCertificate,
  aws_wafv2_web_acl_association: (change) =>
    String(change.before('resource_arn').value).includes(':userpool/'),
};

/** Whether account linking needs a resource, so that no change of it may go by unjudged. */
export function isNeeded(change: Change, context: Context): boolean {
  if (isOfUserPool(change.type)) return true;
  return questions[change.type]?.(change, context) ?? false;
}

/** Whether a type is one of Cognito user pools, in either provider of AWS. */
export function isOfUserPool(type: string): boolean {
  return /^(aws|awscc)_cognito_/.test(type) && !identityPools.test(type);
}

/** A hosted zone that holds the records of the sign-in domain, or may hold them where the plan has no such domain. */
export function isSignInZone(change: Change, { signInDomains }: Context): boolean {
  const zone = hostname(change.before('name').value);
  return (
    signInDomains.size === 0 || [...signInDomains].some((name) => name === zone || name.endsWith(`.${zone}`))
  );
}

/** A record by which the sign-in domain is found: by its name, or by CloudFront where the plan has no domain. */
export function isSignInAddress(change: Change, { signInDomains }: Context): boolean {
  const now = change.action === 'create' ? 'after' : 'before';
  if (!['A', 'AAAA', 'CNAME'].includes(String(change.at(now, 'type').value))) return false;
  // `name` may be relative to its zone, such as `auth`.
  const names = [change.at(now, 'fqdn').value, change.at(now, 'name').value].map(hostname);
  if (names.some((name) => signInDomains.has(name))) return true;
  return (
    signInDomains.size === 0 && /\.cloudfront\.net\.?$/.test(String(change.at(now, 'alias.0.name').value))
  );
}

/** A certificate that covers the sign-in domain, or may be for it where the plan has no such domain. */
export function isSignInCertificate(change: Change, { signInDomains }: Context): boolean {
  const names: Json[] = [
    change.before('domain_name').value,
    ...change.items('before', 'subject_alternative_names').items.map(({ value }) => value),
  ];
  const covers = (certified: string, domain: string) =>
    certified === domain || (certified.startsWith('*.') && domain.replace(/^[^.]+/, '*') === certified);
  const custom = [...signInDomains].filter((domain) => domain.includes('.'));
  return custom.length === 0 || custom.some((domain) => names.some((name) => covers(hostname(name), domain)));
}
