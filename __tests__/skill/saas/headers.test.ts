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
      'Bearer realm="x", error="insufficient_scope", scope="https://api.example.com/lamp.write"',
      'lamp.write',
    ],
    ['Bearer scope="lamp.read"', 'lamp.read'],
    ['Bearer error="insufficient_scope",scope="openid https://a.example/b/lamp.look"', 'lamp.look'],
    ['Bearer scope="https://api.example.com/lamp.delete"', undefined],
    ['Bearer description="scope=\\"lamp.read\\""', undefined],
    ['Bearer scope=""', undefined],
    ['Bearer', undefined],
    [null, undefined],
  ])('in %j is %s', (header, scope) => {
    expect(scopeAskedFor(header, ['lamp.look', 'lamp.read', 'lamp.write'])).toBe(scope);
  });
});
