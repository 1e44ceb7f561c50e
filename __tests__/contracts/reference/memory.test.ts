import { createCursors } from '../../../contracts/reference/cursors';
import { createIdempotentRequests } from '../../../contracts/reference/idempotency';

describe('cursors', () => {
  it('are read for the customer to whom they were given, and nobody else', () => {
    const cursors = createCursors();
    const cursor = cursors.issue('ada', 17);

    expect(cursors.read('ada', cursor)).toBe(17);
    expect(cursors.issue('ada', 17)).toBe(cursor);
    for (const [sub, bad] of [
      ['grace', cursor],
      ['ada', cursor.slice(0, -1)],
      ['ada', ''],
      ['ada', Buffer.from('18.x').toString('base64url')],
    ] as const) {
      expect(() => cursors.read(sub, bad)).toThrow('The cursor is not one that this list gave out.');
    }
  });
});

describe('idempotency keys', () => {
  it('are forgotten after a day, and the oldest of more than a hundred at once', () => {
    let now = 0;
    let runs = 0;
    const requests = createIdempotentRequests(() => now);
    const send = (key: string) => {
      requests.once('ada', key, 'x', () => {
        runs += 1;
      });
      return runs;
    };
    for (let key = 0; key <= 100; key += 1) send(String(key));
    expect(runs).toBe(101);
    expect(send('1')).toBe(101);
    expect(send('0')).toBe(102);
    now = 24 * 60 * 60 * 1000;
    expect(send('100')).toBe(103);
  });

  it('run again what failed, and refuse another request', () => {
    const requests = createIdempotentRequests(() => 0);
    const fails = () =>
      requests.once('ada', 'key', 'x', () => {
        throw new Error('no room');
      });

    expect(fails).toThrow('no room');
    expect(requests.once('ada', 'key', 'x', () => 1)).toBe(1);
    expect(requests.once('ada', 'key', 'x', () => 2)).toBe(1);
    expect(() => requests.once('ada', 'key', 'y', () => 2)).toThrow('idempotency-conflict');
    expect(requests.once('grace', 'key', 'y', () => 2)).toBe(2);
    requests.forget('ada');
    expect(requests.once('ada', 'key', 'y', () => 3)).toBe(3);
  });
});
