/**
 * The tasks that fit what the customer said: those of exactly that title, or else those whose title has all
 * its words. Upper case, punctuation and width don't count. Japanese isn't divided into words: there, the
 * title has to contain it.
 */
export function matching<Item extends { readonly title: string }>(
  items: readonly Item[],
  spoken: string,
): Item[] {
  const wanted = comparable(spoken);
  if (wanted === '') return [];
  const exact = items.filter(({ title }) => comparable(title) === wanted);
  if (exact.length > 0) return exact;
  const words = wanted.split(' ');
  return items.filter(({ title }) => {
    const text = comparable(title);
    return words.every((word) => text.includes(word));
  });
}

function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, ' ')
    .trim();
}
