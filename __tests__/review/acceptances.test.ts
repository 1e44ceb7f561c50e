import { type Acceptance, parseAcceptances } from '../../review/acceptances';
import { rules } from '../../review/rules/rules';
import { reviewFixture } from './fixture';

const name = 'dangerous/client-scope-lost';
const [finding] = reviewFixture(name).findings;

function acceptance(changes: Partial<Acceptance> = {}): Acceptance {
  return {
    rule: finding?.rule ?? '',
    address: finding?.address ?? '',
    change: finding?.change ?? '',
    reason: 'No skill asks for it since May.',
    expires: '2026-11-23',
    ...changes,
  };
}

test('an accepted finding is shown, and no longer blocks, up to and with its last day', () => {
  const report = reviewFixture(name, { acceptances: [acceptance()] });
  expect(report.verdict).toBe('clean');
  expect(report.counts).toEqual({ block: 0, high: 0, warn: 0, accepted: 1 });
  expect(report.findings[0]?.accepted).toEqual({
    reason: 'No skill asks for it since May.',
    expires: '2026-11-23',
  });
  expect(report.notes).toEqual([]);
});

test.each([
  ['is over', { expires: '2026-11-22' }, /expired on 2026-11-22: the finding counts again/],
  [
    'is for another change',
    { change: '0123456789ab' },
    /another change \(0123456789ab\) than this plan makes/,
  ],
  [
    'is for another address',
    { address: 'aws_cognito_user_pool_client.other' },
    /fits nothing in this plan: remove it/,
  ],
  ['is for another rule', { rule: 'client-deleted' }, /fits nothing in this plan: remove it/],
])('an acceptance that %s accepts nothing, and a note says so', (_, changes, note) => {
  const report = reviewFixture(name, { acceptances: [acceptance(changes)] });
  expect(report.verdict).toBe('blocked');
  expect(report.findings[0]?.accepted).toBeUndefined();
  expect(report.notes).toEqual([expect.stringMatching(note)]);
});

const ids = rules.map(({ id }) => id);
const parse = (value: unknown) => parseAcceptances(JSON.stringify(value), 'accepted.json', ids);

test('a valid file is read', async () => {
  await expect(parse({ accepted: [acceptance()] })).resolves.toEqual([acceptance()]);
});

test.each([
  [
    'an unknown key',
    { accepted: [{ ...acceptance(), until: '2027-01-01' }] },
    /additional properties: until/,
  ],
  ['a missing reason', { accepted: [{ ...acceptance(), reason: undefined }] }, /'reason'/],
  ['a reason that says nothing', { accepted: [acceptance({ reason: 'ok' })] }, /fewer than 10/],
  [
    'a date that is none',
    { accepted: [acceptance({ expires: '2026-02-30' })] },
    /expires must match format "date"/,
  ],
  [
    'an unknown rule',
    { accepted: [acceptance({ rule: 'client-gone' })] },
    /rules that there are not: client-gone/,
  ],
  ['a list', [], /must be object/],
])('a file with %s is refused, and the fault named', async (_, value, message) => {
  await expect(parse(value)).rejects.toThrow(message);
});

test('a file that is no JSON is refused', async () => {
  await expect(parseAcceptances('accepted: []', 'accepted.json', ids)).rejects.toThrow(
    /accepted\.json is no JSON/,
  );
});
