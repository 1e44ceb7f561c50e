const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** What XML 1.0 has no place for: control characters, halves of surrogate pairs, two non-characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu;

/** Without the characters that neither speech nor a card can have. */
export function clean(text: string): string {
  return text.replace(notXml, '');
}

/** Plain text as the content of a `<speak>` element: always well-formed, never mark-up. */
export function escapeSsml(text: string): string {
  return clean(text).replace(/[&<>]/g, (character) => entities[character] ?? '');
}

/** The text, or its beginning and an ellipsis; a character is never cut in two. */
export function shorten(text: string, characters: number): string {
  return text.length <= characters ? text : `${clean(text.slice(0, characters - 1)).trimEnd()}…`;
}
