/**
 * What fits what the customer said: the items of exactly that title, or else those whose title has all
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
    const own = comparable(title).split(' ');
    // Whole words: "tea" must not complete "Buy steak".
    return words.every((word) =>
      own.some((one) => one === word || (undivided.test(one) && one.includes(word))),
    );
  });
}

/** Kana and Chinese characters, in which a text has no spaces between its words. */
const undivided = /[\u3040-\u30ff\u3400-\u9fff]/;

/**
 * What parts words: spaces, and the punctuation and signs of ASCII, Latin, and CJK texts. Written as ranges, because
 * a class like \p{Letter} would be looked up at every start of the function, used or not.
 */
const separators = /[\s!-/:-@[-`{-~\u00a1-\u00bf\u00d7\u00f7\u2000-\u206f\u3000-\u3004\u3008-\u303f\u30fb]+/g;

function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['\u2019]/g, '')
    .replace(separators, ' ')
    .trim();
}
