import { setTimeout as pause } from 'node:timers/promises';

/** A piece of time, in milliseconds: however long a busy machine lets the process stand still, no more than one goes by. */
const piece = 50;

/**
 * Whether something is done within so many milliseconds that this process was running. A clock would count what
 * other programs take, too.
 */
export async function isDoneWithin(milliseconds: number, act: Promise<unknown>): Promise<boolean> {
  let isDone = false;
  const done = () => {
    isDone = true;
  };
  act.then(done, done);
  for (let left = milliseconds; left > 0 && !isDone; left -= piece) await pause(Math.min(piece, left));
  return isDone;
}

/** Waits until something is so. What never comes ends with the test's own time. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(10);
}
