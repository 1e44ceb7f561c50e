import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page as Tab } from 'playwright-core';

/** Side of a square that counts as one, in pixels: letters vanish in it, and parts of the page do not. */
const cell = 24;

/** By how much a channel of a cell may differ (0 to 255): other fonts, other texts of the same length. */
const cellTolerance = 40;

/** Share of cells that may differ more than that. */
const cellShare = 0.02;

/** For how long a page may still be settling, and how often it is looked at meanwhile. In milliseconds. */
const settling = { within: 20_000, every: 100 };

/** Where a picture goes that is not as approved. */
const refused = join(__dirname, '../../../dist/pictures');

/** Pictures in the browser, which can read them. Squares become the mean of their pixels, letters become grey. */
const script = `async (png, other, cell) => {
  const read = async (base64) => {
    const image = new Image();
    image.src = 'data:image/png;base64,' + base64;
    await image.decode();
    return image;
  };
  const draw = (image, width, height) => {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, width, height);
    return { canvas, data: context.getImageData(0, 0, width, height).data };
  };
  const image = await read(png);
  const [width, height] = [image.width, image.height].map((side) => Math.round(side / cell));
  const small = draw(image, width, height);
  const thumbnail = small.canvas.toDataURL('image/png').split(',')[1];
  if (!other) return { thumbnail };
  const approved = await read(other);
  if (approved.width !== width || approved.height !== height) return { thumbnail, size: [approved.width, approved.height, width, height] };
  const expected = draw(approved, width, height).data;
  const far = [];
  for (let at = 0; at < expected.length; at += 4) {
    const differs = [0, 1, 2].map((channel) => Math.abs(small.data[at + channel] - expected[at + channel]));
    far.push(Math.max(...differs));
  }
  return { thumbnail, far };
}`;

/**
 * Compares what a tab shows with a small approved picture; makes it where there is none yet, which CI refuses.
 * A page that still settles is looked at again; what it shows in the end is kept where it is not as approved.
 *
 * @param canvasTab a tab of no site, whose policy lets pictures be read
 * @param name file of the approved picture, without its ending
 * @returns what differs, in words, or undefined
 */
export async function differenceToApproved(
  tab: Tab,
  canvasTab: Tab,
  name: string,
): Promise<string | undefined> {
  const file = join(__dirname, 'approved', `${name}.png`);
  const isApproved = existsSync(file);
  if (!isApproved && process.env.CI) return `there is no approved picture ${name}`;
  if (!isApproved || process.env.APPROVE_PICTURES) {
    // What is approved is what a page settled on.
    await pause(settling.every);
    const { thumbnail } = await inSquares(await shotOf(tab), '', canvasTab);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.from(thumbnail, 'base64'));
    return undefined;
  }
  const approved = readFileSync(file).toString('base64');
  for (const last = Date.now() + settling.within; ; await pause(settling.every)) {
    const shot = await shotOf(tab);
    const fault = faultOf(await inSquares(shot, approved, canvasTab));
    if (!fault) return undefined;
    if (Date.now() < last) continue;
    mkdirSync(refused, { recursive: true });
    writeFileSync(join(refused, `${name}.png`), shot);
    return `${name}: ${fault}. Look at dist/pictures/${name}.png, and approve it with APPROVE_PICTURES=1.`;
  }
}

const shotOf = (tab: Tab) => tab.screenshot({ caret: 'hide', animations: 'disabled' });

interface Squares {
  thumbnail: string;
  /** By how much each square differs from the approved one. */
  far?: number[];
  /** The approved picture's width and height and this one's, in squares, where they differ. */
  size?: number[];
}

function inSquares(shot: Buffer, approved: string, canvasTab: Tab): Promise<Squares> {
  return canvasTab.evaluate(
    `(${script})(${JSON.stringify(shot.toString('base64'))}, ${JSON.stringify(approved)}, ${cell})`,
  );
}

function faultOf({ far = [], size }: Squares): string | undefined {
  if (size) return `the approved picture has another size (${size})`;
  const differing = far.filter((by) => by > cellTolerance).length;
  return differing / (far.length || 1) > cellShare
    ? `${differing} of ${far.length} squares look otherwise than approved`
    : undefined;
}
