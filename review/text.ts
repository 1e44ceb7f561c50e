import { isUtf8 } from 'node:buffer';

/**
 * Bytes as text: UTF-8, or UTF-16 with a byte order mark as PowerShell redirects what a program prints. Without the
 * mark, which no reader of JSON takes.
 *
 * @returns undefined where they are no text
 */
export function textOf(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2);
  return isUtf8(bytes) ? bytes.toString('utf8').replace(/^\uFEFF/, '') : undefined;
}
