import { set } from '../settings-builder';
import { type BadSetting, bad, many } from './bad-setting';

/** Alarms, web ACL, tags and state. */
export const badOperations: readonly BadSetting[] = [
  bad('alarms.email', 'on-call', '"on-call"', 'an e-mail address', 'on call'),
  bad('alarms', 'on-call@example.com', '"on-call@example.com"', 'an object', 'Correct it.'),
  bad('wafAclArn', 'sign-in', '"sign-in"', 'the ARN of a regional web ACL', 'global'),
  {
    title: "a tag is in AWS's own name space",
    change: set('tags', { 'aws:x': 'y' }),
    path: 'tags["aws:x"]',
    received: '"aws:x"',
    expected: 'not beginning with "aws:"',
    remedy: 'Rename',
  },
  {
    title: "a tag's value has a comma",
    change: set('tags', { team: 'voice, web' }),
    path: 'tags.team',
    received: '"voice, web"',
    expected: 'at most 256 letters, digits, spaces',
    remedy: 'Correct the value',
  },
  bad(
    'tags',
    Object.fromEntries(many(51, (i) => [`k${i}`, 'v'])),
    'an object',
    'at most 50 tags',
    'nobody reads',
  ),
  { ...bad('tags', { cost: 4711 }, '4711', 'text', 'Correct it.', 'a tag is a number'), path: 'tags.cost' },
  {
    ...bad(
      'state',
      { bucket: 'arn:aws:s3:::my-state' },
      '"arn:aws:s3:::my-state"',
      '3 to 63 small letters',
      'not its ARN',
      'the bucket is an ARN',
    ),
    path: 'state.bucket',
  },
  {
    ...bad(
      'state',
      { bucket: 'my-state', region: 'Ireland' },
      '"Ireland"',
      'an AWS region',
      'of the bucket',
      "the bucket's region is none",
    ),
    path: 'state.region',
  },
  {
    ...bad(
      'state',
      { bucket: 'my-state', key: '/state' },
      '"/state"',
      'no "/" first or last',
      'Leave it out',
      "the state's key starts with a slash",
    ),
    path: 'state.key',
  },
  {
    ...bad(
      'state',
      { bucket: 'my-state', kmsKeyArn: 'alias/state' },
      '"alias/state"',
      'the ARN of a KMS key',
      'KMS console',
      'the KMS key is no ARN',
    ),
    path: 'state.kmsKeyArn',
  },
  {
    title: 'two environments keep their state in one place',
    change: (dev, production) => {
      dev.state = { bucket: 'my-state', key: 'x.tfstate' };
      production.state = { bucket: 'my-state', key: 'x.tfstate' };
    },
    path: 'state',
    received: 'an object',
    expected: 'no other environment keeps in the same place',
    remedy: 'a key of its own',
  },
];
