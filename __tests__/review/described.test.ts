import { describedPlans } from '../../review/cases/described-plans';
import { parsePlan } from '../../review/parse-plan';
import { review } from '../../review/review';
import { idsOf, today } from './fixture';

test.each(Object.entries(describedPlans))('%s', (_, { plan, expect: expected }) => {
  const parsed = parsePlan(Buffer.from(JSON.stringify(plan)));
  expect(idsOf(review(parsed, { now: today }))).toEqual([...expected].sort());
});

test('OpenTofu and older Terraform do not say that a plan is complete: so does the review', () => {
  const plan =
    describedPlans['OpenTofu: nothing says that the plan is complete, and something lives for the run alone']
      ?.plan;
  const { notChecked } = review(parsePlan(Buffer.from(JSON.stringify(plan))), { now: today });
  expect(notChecked).toContainEqual(expect.stringMatching(/^Whether the plan is complete: OpenTofu/));
});
