/**
 * An e-mail address in small letters, A to Z alone. Unicode has letters whose small form is one of ASCII, as of
 * U+212A, the Kelvin sign: the address of somebody else.
 */
export function inSmallLetters(address: string): string {
  return address.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
