/** The first sentence of a text of a document, without its mark-up (HTML and Markdown) and its full stop. */
export const firstSentence = (text: string): string =>
  (text.trim().split(/\n\s*\n|\n\s*[*-] /)[0] ?? '')
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, ' ')
    .replace(/\[([^\][]{1,200})\]\([^()\s]{1,500}\)/g, '$1')
    .replace(/[`*_<>]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/([.!?]) .*$/, '$1')
    .trim()
    .replace(/\.$/, '');
