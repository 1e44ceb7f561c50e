import type { PageSettings } from './page-state';

/**
 * What a switch has done that shows only with the next request, in a sentence; undefined where it shows at once.
 *
 * @param scope the one that can be taken away
 */
export function happeningOf(before: PageSettings, now: PageSettings, scope: string): string | undefined {
  if (now.recognized !== before.recognized) {
    return now.recognized
      ? 'Somebody else speaks, whose voice Alexa recognises: the app is theirs. Their own link comes first, and until they have one the account’s.'
      : 'Nobody’s voice is recognised: the account’s link counts.';
  }
  if (now.saasFault !== before.saasFault) return `${saasHappenings[now.saasFault]} Ask something.`;
  if (now.missingScope === before.missingScope) return undefined;
  return now.missingScope
    ? `The app client may not give ${scope} any more, and the next token lacks it. Ask for what needs it.`
    : `The app client may give ${scope} again, and the next token has it.`;
}

const saasHappenings: Readonly<Record<PageSettings['saasFault'], string>> = {
  none: 'The SaaS API works.',
  down: 'The SaaS API is down.',
  slow: 'The SaaS API is slow.',
  'rate-limited': 'The SaaS API lets nobody ask any more for a minute.',
};
