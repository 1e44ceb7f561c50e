const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** What XML 1.0 has no place for: control characters, halves of surrogate pairs, two non-characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/gu;

/** What begins a line anew: one title would look like several. */
const lineBreaks = /[\t-\r\u0085\u2028\u2029]+/g;

/** What isn't seen, and what turns the direction of the text around it: a title would look like another. */
const invisible = /[\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** A JSON Web Token, as access tokens are, or the beginning of one. */
const webToken = /(?<![A-Za-z0-9])eyJ[\w.-]{7,}/g;

/** Text without the characters that neither speech nor a card can have. */
export function printable(text: string): string {
  return text.replace(notXml, '');
}

/** Plain text as the content of a `<speak>` element: always well-formed, never mark-up. */
export function escapeSsml(text: string): string {
  return printable(text).replace(/[&<>]/g, (character) => entities[character] ?? '');
}

/**
 * Text of somebody else's, fit to be said and shown: one line, without characters that speech cannot have or
 * that make it look like something else, without anything that looks like a token, and no longer than told.
 */
export function sayable(text: string, longest: number): string {
  // Cut before it is looked at: whatever comes in, the work is bounded.
  const beginning = text.slice(0, 4 * longest);
  const tidy = printable(beginning.replace(lineBreaks, ' '))
    .replace(invisible, '')
    .replace(webToken, '…')
    .trim();
  const rest = beginning.length < text.length && !tidy.endsWith('…') ? '…' : '';
  return shorten(`${tidy}${rest}` || '…', longest);
}

/**
 * A text, or its beginning and "…", so that it has at most `longest` UTF-16 units. A character is never cut in
 * two, be it of several code points.
 */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
    text.slice(0, longest + 1),
  );
  const end = characters.containing(longest - 1)?.index ?? 0;
  return `${text.slice(0, end).trimEnd()}…`;
}

/**
 * SSML, or its beginning and "…", so that it has at most `longest` UTF-16 units: never within an entity, and
 * without its elements, which would have to be closed.
 */
export function shortenSsml(ssml: string, longest: number): string {
  if (ssml.length <= longest) return ssml;
  return shorten(ssml.replace(/<[^<>]*>/g, ''), longest).replace(/&[\w#]{0,9}…$/, '…');
}
