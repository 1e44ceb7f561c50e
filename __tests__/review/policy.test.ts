import { Change } from '../../review/change';
import { principals } from '../../review/policy';

function trusted(statement: object): readonly string[] {
  const policy = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'sns:Publish', ...statement }] });
  const change = new Change({
    address: 'aws_sns_topic.alerts',
    type: 'aws_sns_topic',
    change: { actions: ['create'], before: null, after: { policy } },
  });
  return [...(principals(change, 'after', 'policy') ?? ['unknown'])];
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
