import { at, type Draft, keysOf, type Rule, rule, taken, valuesOf } from './rule';
import { mailAddress, region } from './shapes';
import { sources } from './sources';

const stateKey = (draft: Draft) =>
  draft.state?.bucket && `${draft.state.bucket}/${draft.state.key ?? `voicelink/${draft.name}.tfstate`}`;

/** The rules of alarms, web ACL, tags and state. */
export const operationsRules: readonly Rule[] = [
  rule({
    judges: ({ draft }) => at(['alarms', 'email'], draft.alarms?.email),
    holds: (address) => mailAddress.test(address),
    expected: 'an e-mail address',
    source: sources.voicelink,
    remedy: 'Write the address of those who are on call, or leave alarms out.',
  }),
  rule({
    judges: ({ draft }) => at(['wafAclArn'], draft.wafAclArn),
    holds: (arn) =>
      /^arn:aws[\w-]*:wafv2:[a-z0-9-]+:\d{12}:regional\/webacl\/[\w-]+\/[0-9a-f-]{36}$/.test(arn),
    expected: 'the ARN of a regional web ACL, "arn:aws:wafv2:<region>:<account>:regional/webacl/<name>/<id>"',
    source: sources.waf,
    remedy: 'Copy it from the WAF console; one for CloudFront ("global") does not protect a user pool.',
  }),
  rule({
    judges: ({ draft }) => keysOf(['tags'], draft.tags),
    holds: (key) => /^[\p{L}\p{Z}\p{N}_.:/=+@-]{1,128}$/u.test(key) && !key.toLowerCase().startsWith('aws:'),
    expected:
      'a key of 1 to 128 letters, digits, spaces and any of _ . : / = + - @, not beginning with "aws:"',
    source: sources.tags,
    remedy: 'Rename the tag.',
  }),
  rule({
    judges: ({ draft }) => valuesOf(['tags'], draft.tags),
    holds: (value) => /^[\p{L}\p{Z}\p{N}_.:/=+@-]{0,256}$/u.test(value),
    expected: 'a value of at most 256 letters, digits, spaces and any of _ . : / = + - @',
    source: sources.tags,
    remedy: 'Correct the value.',
  }),
  rule({
    judges: ({ draft }) => at(['tags'], draft.tags),
    holds: (tags) => Object.keys(tags).length <= 50,
    expected: 'at most 50 tags',
    source: sources.tags,
    remedy: 'Delete those that nobody reads.',
  }),
  rule({
    judges: ({ draft }) => at(['state', 'bucket'], draft.state?.bucket),
    holds: (bucket) => /^(?=.{3,63}$)(?!.*\.\.)[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(bucket),
    expected: '3 to 63 small letters, digits, dots and hyphens, a letter or digit first and last',
    source: sources.s3,
    remedy: 'Give the name of the bucket alone, not its ARN or URL.',
  }),
  rule({
    judges: ({ draft }) => at(['state', 'region'], draft.state?.region),
    holds: (name) => region.test(name),
    expected: 'an AWS region, e.g. "eu-west-1"',
    source: sources.terraformState,
    remedy: 'Write the region of the bucket, or leave it out where it is that of the environment.',
  }),
  rule({
    judges: ({ draft }) => at(['state', 'key'], draft.state?.key),
    holds: (key) => /^(?!\/)[\w!.*'()/-]{1,1024}(?<!\/)$/.test(key),
    expected: 'a path in the bucket, no "/" first or last',
    source: sources.terraformState,
    remedy: 'Leave it out to have "voicelink/<environment>.tfstate".',
  }),
  rule({
    judges: ({ draft }) => at(['state'], draft.state),
    holds: (_state, context) => !taken(context, stateKey).includes(stateKey(context.draft) ?? ''),
    expected: 'a state that no other environment keeps in the same place',
    source: sources.terraformState,
    remedy: 'Give each environment a key of its own: one would destroy the resources of the other.',
  }),
  rule({
    judges: ({ draft }) => at(['state', 'kmsKeyArn'], draft.state?.kmsKeyArn),
    holds: (arn) => /^arn:aws[\w-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/.test(arn),
    expected: 'the ARN of a KMS key, "arn:aws:kms:<region>:<account>:key/<id>"',
    source: sources.terraformState,
    remedy: "Copy it from the KMS console, or leave it out to have the bucket's own encryption.",
  }),
];
