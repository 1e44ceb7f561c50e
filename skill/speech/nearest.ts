/** The locale itself, or else the first one of the same language, or else the first. */
export function nearest(wanted: string | undefined, locales: readonly string[]): string {
  const language = wanted?.slice(0, 2);
  const [first] = locales;
  if (first === undefined) throw new Error('There is no language.');
  return (
    locales.find((locale) => locale === wanted) ??
    locales.find((locale) => locale.slice(0, 2) === language) ??
    first
  );
}
