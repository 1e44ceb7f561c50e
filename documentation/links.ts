import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type { Page } from './page';

/**
 * Links that lead nowhere: files and places in pages that are not there, and addresses that are none. What other
 * hosts serve is not asked.
 *
 * @returns one line for each, e.g. `README.md: docs/no-such-page.md is not there`
 */
export function brokenLinks(pages: readonly Page[]): string[] {
  return pages.flatMap((page) =>
    page.links.flatMap((link) => {
      const fault = faultOf(link, page, pages);
      return fault ? [`${page.file}: ${link} ${fault}`] : [];
    }),
  );
}

/** What is made when it is wanted, and what a team has in its own way. */
const notHeld = ['dist', 'node_modules', 'service'];

/**
 * Files and folders of the project that a page names and that are not there, e.g. after they were moved.
 *
 * @returns one line for each, e.g. `docs/skill.md: skill/moved.ts is not there`
 */
export function missingPaths(pages: readonly Page[]): string[] {
  const rooms = readdirSync('.', { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && !notHeld.includes(entry.name) ? entry.name : [],
  );
  return pages.flatMap(({ file, paths }) =>
    paths
      .filter((path) => rooms.includes(path.split('/')[0] ?? '') && !existsSync(path))
      .map((path) => `${file}: ${path} is not there`),
  );
}

function faultOf(link: string, page: Page, pages: readonly Page[]): string | undefined {
  if (/^[a-z]+:/.test(link)) return URL.canParse(link) ? undefined : 'is no address';
  const [path = '', anchor] = link.split('#');
  const file = path ? normalize(join(dirname(page.file), decodeURIComponent(path))) : page.file;
  if (!existsSync(file)) return 'is not there';
  const target = pages.find((one) => one.file === file);
  if (anchor === undefined || !target) return undefined;
  return target.anchors.has(anchor) ? undefined : `names no heading of ${file}`;
}
