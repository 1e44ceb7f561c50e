import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { Construct } from 'constructs';
import { pinAddress } from '../../infra/address';
import { UserDirectory } from '../../infra/user-directory';
import { addressesOf } from '../../terraform/offline-stack';
import { synthesizeStack } from './synthesize';

test('an address is the path of construct ids without Default and without a hash', () => {
  const json = synthesizeStack((stack) => {
    const outer = new Construct(stack, 'outer');
    pinAddress(new CloudwatchLogGroup(outer, 'Default'));
    pinAddress(new CloudwatchLogGroup(new Construct(outer, 'in-ner'), 'log group'));
    pinAddress(new CloudwatchLogGroup(stack, 'alone'));
  });
  expect(addressesOf(json)).toEqual([
    'aws_cloudwatch_log_group.alone',
    'aws_cloudwatch_log_group.outer',
    'aws_cloudwatch_log_group.outer_in_ner_log_group',
  ]);
});

test('two of a construct live side by side in one stack', () => {
  const json = synthesizeStack((stack) => {
    new UserDirectory(stack, 'customers', { name: 'customers' });
    new UserDirectory(stack, 'staff', { name: 'staff' });
  });
  expect(addressesOf(json)).toEqual(['aws_cognito_user_pool.customers', 'aws_cognito_user_pool.staff']);
});

test('no construct but the stack knows the settings, so each can be used alone', () => {
  const knowing = readdirSync('infra').filter((file) => {
    const source = readFileSync(join('infra', file), 'utf8');
    return /^export class /m.test(source) && source.includes("from '../config/settings'");
  });
  expect(knowing).toEqual(['account-linking-stack.ts']);
});
