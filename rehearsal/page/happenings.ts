import type { PageSettings } from './page-state';

/**
 * What a switch has done that shows only with the next request, in a sentence; undefined where it shows at once.
 *
 * @param scope the one that can be taken away
 */
export function happeningOf(before: PageSettings, now: PageSettings, scope: string): string | undefined {
  const sentences = Object.entries(happenings)
    .filter(([name]) => now[name as keyof PageSettings] !== before[name as keyof PageSettings])
    .map(([, sentence]) => sentence(now, scope));
  return sentences[0];
}

/** By the setting that was changed. */
const happenings: { readonly [Name in keyof PageSettings]?: (now: PageSettings, scope: string) => string } = {
  recognized: ({ recognized }) =>
    recognized
      ? 'Somebody else speaks, whose voice Alexa recognises: the app is theirs. Their own link comes first, and until they have one the account’s.'
      : 'Nobody’s voice is recognised: the account’s link counts.',
  saasFault: ({ saasFault }) => `${saasHappenings[saasFault]} Ask something.`,
  missingScope: ({ missingScope }, scope) =>
    missingScope
      ? `The app client may not give ${scope} any more, and the next token lacks it. Ask for what needs it.`
      : `The app client may give ${scope} again, and the next token has it.`,
  pkce: ({ pkce }) =>
    pkce
      ? 'With the next linking Alexa proves by PKCE that it asked for the code that it brings.'
      : 'The next linking goes without PKCE.',
  scheme: ({ scheme }) =>
    `From the next token request on Alexa sends the client secret in the ${scheme === 'HTTP_BASIC' ? 'header' : 'body'}.`,
  redirectUrl: ({ redirectUrl }) => `The next linking comes back to ${new URL(redirectUrl).host}.`,
};

const saasHappenings: Readonly<Record<PageSettings['saasFault'], string>> = {
  none: 'The SaaS API works.',
  down: 'The SaaS API is down.',
  slow: 'The SaaS API is slow.',
  'rate-limited': 'The SaaS API answers that too much was asked, and to come back in a minute.',
};
