/**
 * An e-mail address in small letters, A to Z alone. Unicode has letters whose small form is one of ASCII, as of
 * U+212A, the Kelvin sign: the address of somebody else.
 */
export function inSmallLetters(address: string): string {
  return address.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/**
 * Can `text` be an e-mail address? Spaces and characters that are not shown are none of one: two addresses that
 * look alike could be two customers. U+FFFD stands where something was not in UTF-8.
 */
export function isAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[^\s\p{Cc}\p{Cf}@\uFFFD]{1,64}@[^\s\p{Cc}\p{Cf}@.\uFFFD]+(\.[^\s\p{Cc}\p{Cf}@.\uFFFD]+)+$/u.test(text)
  );
}
