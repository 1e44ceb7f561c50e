import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page as Tab } from 'playwright-core';

/** Side of a square that counts as one, in pixels: letters vanish in it, and parts of the page do not. */
const cell = 24;

/** By how much a channel of a cell may differ (0 to 255): other fonts, other texts of the same length. */
const cellTolerance = 40;

/** Share of cells that may differ more than that. */
const cellShare = 0.02;

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
  const shot = await tab.screenshot({ caret: 'hide', animations: 'disabled' });
  const approved = existsSync(file) ? readFileSync(file).toString('base64') : '';
  const { thumbnail, far, size } = (await canvasTab.evaluate(
    `(${script})(${JSON.stringify(shot.toString('base64'))}, ${JSON.stringify(approved)}, ${cell})`,
  )) as { thumbnail: string; far?: number[]; size?: number[] };
  if (!approved || process.env.APPROVE_PICTURES) {
    if (process.env.CI && !approved) return `there is no approved picture ${name}`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.from(thumbnail, 'base64'));
    return undefined;
  }
  if (size) return `${name}: the approved picture has another size: ${size}`;
  const differing = (far ?? []).filter((by) => by > cellTolerance).length;
  const share = differing / (far?.length ?? 1);
  return share > cellShare
    ? `${name}: ${differing} of ${far?.length} squares look otherwise than approved. Look at it, and approve it with APPROVE_PICTURES=1.`
    : undefined;
}
