import type { CheckGroup } from '../../../contracts/conformance/check';
import { ConformanceFault, NotCheckable } from '../../../contracts/conformance/fault';
import { runChecks } from '../../../contracts/conformance/run-checks';
import { VerificationError } from '../../../contracts/verifier/provider-states';
import { Redaction } from '../../../contracts/verifier/redaction';

const secret = 'a-secret-of-the-run';

/** Runs checks of which each does what is given; what came of them, in their order. */
function outcomesOf(...checks: readonly (() => void)[]) {
  const groups: readonly CheckGroup<object>[] = [
    { name: 'all', checks: checks.map((act, at) => ({ behaviour: `${at}`, run: async () => act() })) },
  ];
  const redaction = new Redaction();
  redaction.add(secret);
  return runChecks(groups, { world: () => ({}), redaction });
}

const throws = (error: unknown) => () => {
  throw error;
};
const keeps = () => {};

describe('a check that breaks off', () => {
  it.each([
    ['an error of its own', new TypeError('x is undefined'), 'TypeError: x is undefined'],
    ['what is no error', 'just text', 'just text'],
    ['nothing at all', undefined, 'nothing was said'],
  ])('by %s has found something, and the others are made', async (_what, error, said) => {
    const [first, broken, fault, last] = await outcomesOf(
      keeps,
      throws(error),
      throws(new ConformanceFault('A fault.')),
      keeps,
    );
    expect([first?.outcome, fault?.message, last?.outcome]).toEqual(['kept', 'A fault.', 'kept']);
    expect(broken).toMatchObject({
      outcome: 'broken',
      message: expect.stringContaining(`${said}. Look for`),
    });
  });

  it('says no secret, and not where in the program it was', async () => {
    const [broken] = await outcomesOf(
      throws(new Error(`${'x'.repeat(290)} ${secret} {"access_token":"opaque"}`)),
      keeps,
    );
    expect(broken?.message).not.toContain(secret);
    expect(broken?.message).not.toContain(secret.slice(0, 5));
    expect(broken?.message).not.toMatch(/opaque|^\s+at |\n/m);
  });
});

describe('what every check needs and is no longer there', () => {
  const gone = throws(new VerificationError('The states endpoint http://h does not answer: ECONNREFUSED.'));

  it('is what the check found that missed it first; those after it say that they were not made', async () => {
    const [kept, missed, ...others] = await outcomesOf(keeps, gone, keeps, throws(new Error('never thrown')));
    expect(kept?.outcome).toBe('kept');
    expect(missed).toMatchObject({
      outcome: 'broken',
      message: expect.stringMatching(/ECONNREFUSED\. It did when the run began: has the service ended\?/),
    });
    expect(others.map(({ outcome }) => outcome)).toEqual(['unchecked', 'unchecked']);
  });

  it('ends the run where nothing was found before', async () => {
    await expect(outcomesOf(throws(new NotCheckable('no issuer')), gone, keeps)).rejects.toThrow(
      'The states endpoint http://h does not answer',
    );
  });
});
