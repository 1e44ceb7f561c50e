import { all, any, type Clause, evaluate, not, type Truth } from '../../review/condition';

const clause = (truth: Truth): Clause<undefined> => ({ says: `it is ${truth}`, holds: () => truth });
const [yes, no, maybe] = [clause(true), clause(false), clause('unknown')];
const truth = (condition: Parameters<typeof evaluate<undefined>>[0]) => evaluate(condition, undefined).truth;

test('an unknown part leaves the answer open only where the known parts do', () => {
  expect([truth(all(yes, maybe)), truth(all(no, maybe)), truth(all(maybe, no))]).toEqual([
    'unknown',
    false,
    false,
  ]);
  expect([truth(any(yes, maybe)), truth(any(no, maybe)), truth(any(maybe, yes))]).toEqual([
    true,
    'unknown',
    true,
  ]);
  expect([truth(not(yes)), truth(not(no)), truth(not(maybe))]).toEqual([false, true, 'unknown']);
  expect([truth(all(yes, yes)), truth(any(no, no))]).toEqual([true, false]);
});

test('an open answer names the questions that nobody can answer yet', () => {
  expect(evaluate(all(yes, any(maybe, no), not(maybe)), undefined).unknown).toEqual([
    'it is unknown',
    'it is unknown',
  ]);
  expect(evaluate(any(yes, maybe), undefined).unknown).toEqual([]);
});
