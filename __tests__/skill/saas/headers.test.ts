import { retryAfterSeconds } from '../../../skill/saas/retry-after';
import { scopeAskedFor } from '../../../skill/saas/scope';

describe('Retry-After', () => {
  const now = Date.parse('2026-11-23T09:30:00Z');

  it.each([
    ['30', 30],
    [' 120 ', 120],
    ['Mon, 23 Nov 2026 09:31:30 GMT', 90],
    ['86400', 86_400],
  ])('%j asks to wait %d seconds', (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds);
  });

  it.each([
    ['absent', null],
    ['empty', ''],
    ['zero', '0'],
    ['negative', '-1'],
    ['a fraction', '1.5'],
    ['in the past', 'Mon, 23 Nov 2026 09:29:00 GMT'],
    ['more than a day', '86401'],
    ['no date', 'soon GMT'],
    ['a date without a zone', '2026-11-23 09:31:00'],
    ['not a number that there is', '9'.repeat(400)],
  ])('says nothing when it is %s', (_name, header) => {
    expect(retryAfterSeconds(header, now)).toBeUndefined();
  });
});

describe('the scope that WWW-Authenticate asks for', () => {
  it.each([
    [
      'Bearer realm="x", error="insufficient_scope", scope="https://api.example.com/tasks.write"',
      'tasks.write',
    ],
    ['Bearer scope="tasks.read"', 'tasks.read'],
    ['Bearer error="insufficient_scope",scope="openid https://a.example/b/profile.read"', 'profile.read'],
    ['Bearer scope="https://api.example.com/tasks.delete"', undefined],
    ['Bearer description="scope=\\"tasks.read\\""', undefined],
    ['Bearer scope=""', undefined],
    ['Bearer', undefined],
    [null, undefined],
  ])('in %j is %s', (header, scope) => {
    expect(scopeAskedFor(header, ['profile.read', 'tasks.read', 'tasks.write'])).toBe(scope);
  });
});
