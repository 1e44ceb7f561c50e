/**
 * A text as one segment of a path. Undefined if no segment can hold it: half of a surrogate pair has no
 * encoding, and `.` and `..` are taken out of a path, encoded or not, which then is another path.
 */
export function pathSegment(text: string): string | undefined {
  return text === '' || text === '.' || text === '..' || !text.isWellFormed()
    ? undefined
    : encodeURIComponent(text);
}
