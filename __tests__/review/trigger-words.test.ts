import { describedPlans } from '../../review/cases/described-plans';
import { parsePlan } from '../../review/parse-plan';
import { review } from '../../review/review';
import { today } from './fixture';

const findingsOf = (name: string) =>
  review(parsePlan(Buffer.from(JSON.stringify(describedPlans[name]?.plan))), { now: today }).findings;

test.each([
  ['a function for claims is added', 'added, taken away or others: pre_token_generation.'],
  ['a function for migration is added', 'added, taken away or others: user_migration.'],
  ['the function for claims is taken away', 'is none instead of arn:aws:lambda:eu-west-1:'],
  ['claims are taken away by a variable', 'claims, which a user pool calls, gets other variables: CLAIMS.'],
  ['a variable of the function for claims is known after the apply', 'variables: (known after apply).'],
])('%s: the words say which', (name, words) => {
  expect(findingsOf(name).map(({ changes }) => changes)).toEqual([expect.stringContaining(words)]);
});

test('no value of a variable is in a finding', () => {
  expect(JSON.stringify(findingsOf('claims are taken away by a variable'))).not.toContain('customerId');
});

test('where a skill has two functions, the loss of one does not say that it was the skill’s', () => {
  const findings = findingsOf('one of the two functions of a skill is lost');
  expect(findings.map(({ changes }) => changes).sort()).toEqual([
    'Alexa may no longer call the function events for the skill; it may still call skill.',
    'The function events is deleted.',
  ]);
  for (const { notice, instead } of findings) {
    expect(notice).toContain('nobody hears any more of who links or leaves');
    expect(instead).toContain('manifest.events.endpoint');
  }
});
