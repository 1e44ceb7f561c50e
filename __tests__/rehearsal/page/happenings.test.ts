import { happeningOf } from '../../../rehearsal/page/happenings';
import type { PageSettings } from '../../../rehearsal/page/page-state';

const before: PageSettings = {
  locale: 'en-US',
  screen: true,
  recognized: false,
  redirectUrl: 'https://layla.amazon.com/api/skill/link/M1',
  pkce: false,
  scheme: 'HTTP_BASIC',
  saasFault: 'none',
  missingScope: false,
};

test.each<[Partial<PageSettings>, RegExp | undefined]>([
  [{ recognized: true }, /^Somebody else speaks/],
  [{ saasFault: 'rate-limited' }, /^The SaaS API answers that too much was asked/],
  [{ missingScope: true }, /may not give lamp\.write any more/],
  [{ pkce: true }, /^With the next linking Alexa proves by PKCE/],
  [{ scheme: 'REQUEST_BODY_CREDENTIALS' }, /client secret in the body\.$/],
  [
    { redirectUrl: 'https://pitangui.amazon.com/api/skill/link/M1' },
    /^The next linking comes back to pitangui\.amazon\.com\.$/,
  ],
  [{ locale: 'ja-JP', screen: false }, undefined],
])('what %j does later is said now, and taken back in other words', (changes, says) => {
  const now = { ...before, ...changes };
  const [said, back] = [happeningOf(before, now, 'lamp.write'), happeningOf(now, before, 'lamp.write')];
  if (says) expect(said).toMatch(says);
  else expect(said).toBeUndefined();
  expect(back === undefined).toBe(says === undefined);
  if (says) expect(back).not.toBe(said);
});
