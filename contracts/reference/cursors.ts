import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Problem } from './problem';

/** Turns a position in a customer's list into an opaque string and back. */
export interface Cursors {
  issue(sub: string, position: number): string;
  /** @throws Problem `bad-request` for a cursor that was not issued here to this customer */
  read(sub: string, cursor: string): number;
}

const shape = /^([1-9]\d{0,15})\.([\w-]{43})$/;

/**
 * Cursors sealed with a key of their own, so that they carry their position (nothing to store, nothing to
 * expire) and yet cannot be made up, nor be used by another customer.
 *
 * @param key shared by all instances of a service; default: random, for one instance
 */
export function createCursors(key: Buffer = randomBytes(32)): Cursors {
  const seal = (sub: string, position: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([sub, position]))
      .digest();

  return {
    issue: (sub, position) =>
      Buffer.from(`${position}.${seal(sub, String(position)).toString('base64url')}`).toString('base64url'),
    read(sub, cursor) {
      const [, position, given] = Buffer.from(cursor, 'base64url').toString('latin1').match(shape) ?? [];
      if (!position || !given || !timingSafeEqual(Buffer.from(given, 'base64url'), seal(sub, position))) {
        throw new Problem('bad-request', { detail: 'The cursor is not one that this list gave out.' });
      }
      return Number(position);
    },
  };
}
