const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** What XML 1.0 has no place for: control characters, halves of surrogate pairs, two non-characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/gu;

/** A JSON Web Token, as access tokens are. */
const webToken = /eyJ[\w-]{4,}\.[\w-]+\.[\w-]*/g;

/** Plain text as the content of a `<speak>` element: always well-formed, never mark-up. */
export function escapeSsml(text: string): string {
  return text.replace(notXml, '').replace(/[&<>]/g, (character) => entities[character] ?? '');
}

/**
 * Text of somebody else's, fit to be said and shown: without characters that speech cannot have, without
 * anything that looks like a token, and no longer than told. A character is never cut in two.
 */
export function sayable(text: string, longest: number): string {
  const tidy = text.replace(notXml, '').replace(webToken, '…').trim() || '…';
  return tidy.length <= longest
    ? tidy
    : `${tidy
        .slice(0, longest - 1)
        .replace(notXml, '')
        .trimEnd()}…`;
}
