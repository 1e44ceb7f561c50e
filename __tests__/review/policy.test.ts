import { Change } from '../../review/change';
import { Context } from '../../review/context';
import { principals } from '../../review/policy';

function trusted(statement: object): readonly string[] {
  const policy = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'sns:Publish', ...statement }] });
  const change = new Change({
    address: 'aws_sns_topic.alerts',
    type: 'aws_sns_topic',
    change: { actions: ['create'], before: null, after: { policy } },
  });
  const context = new Context({ format_version: '1.2' });
  return [...(principals({ change, context }, 'after', 'policy') ?? ['unknown'])];
}

test.each([
  [
    'a principal by name',
    { Principal: { AWS: 'arn:aws:iam::123456789012:root' } },
    ['arn:aws:iam::123456789012:root'],
  ],
  ['everybody', { Principal: '*' }, ['*']],
  [
    'everybody under a condition',
    { Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
    [],
  ],
  [
    'all but one, which is everybody else',
    { NotPrincipal: { AWS: 'arn:aws:iam::123456789012:root' } },
    ['*'],
  ],
])('%s is read from a policy', (_, statement, expected) => {
  expect(trusted(statement)).toEqual(expected);
});
