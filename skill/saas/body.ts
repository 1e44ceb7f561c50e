/** An answer with a hundred things in it is a tenth of this. */
export const largestBodyBytes = 256 * 1024;

/** Thrown when a body has more than {@link largestBodyBytes}. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/**
 * The body as text, read no further than {@link largestBodyBytes} (counted after decompression, so that a
 * small compressed body cannot become a large one).
 *
 * @throws BodyTooLargeError, or what the connection throws
 */
export async function readBody(body: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  // Leaving the loop by a throw destroys the stream, which closes the connection.
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > largestBodyBytes) throw new BodyTooLargeError();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
