import { set } from '../settings-builder';
import { type BadSetting, bad, hidden } from './bad-setting';

/** The environment as a whole, and any text in it. */
export const badEnvironment: readonly BadSetting[] = [
  bad(
    'name',
    'Production EU',
    '"Production EU"',
    'small letters, digits and single hyphens',
    'names the stack',
  ),
  bad('name', 'a'.repeat(33), hidden(33), 'at most 32 characters', 'names the stack', 'the name is too long'),
  bad('name', 'production-', '"production-"', 'single hyphens', 'names the stack'),
  {
    title: 'two environments have one name',
    change: (dev, production) => {
      production.name = dev.name;
    },
    path: 'name',
    received: '"dev"',
    expected: 'that no other environment has',
    remedy: 'Rename one',
  },
  bad(
    'region',
    'eu-central-1',
    '"eu-central-1"',
    'us-east-1, us-west-2, eu-west-1, ap-northeast-1',
    'skillFunction to false',
  ),
  {
    title: 'the region is none, where the skill is hosted elsewhere',
    change: (dev) => {
      dev.skillFunction = false;
      dev.region = 'Frankfurt';
    },
    path: 'region',
    received: '"Frankfurt"',
    expected: 'an AWS region',
    remedy: 'nearest',
  },
  {
    title: 'a tag holds an access key',
    change: set('tags', { note: 'AKIAIOSFODNN7EXAMPLE' }),
    path: 'tags.note',
    received: hidden(20),
    expected: 'no secret in the file',
    remedy: 'change that secret',
  },
  bad('tags.note', `\${var.x}`, `"\${var.x}"`, 'Terraform would read as an expression', 'the value itself'),
  bad('stage', 'dev', 'a setting of this name', 'one of name, region, alexa, domain', 'Correct the name'),
];
