import { existsSync } from 'node:fs';
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

function faultOf(link: string, page: Page, pages: readonly Page[]): string | undefined {
  if (/^[a-z]+:/.test(link)) return URL.canParse(link) ? undefined : 'is no address';
  const [path = '', anchor] = link.split('#');
  const file = path ? normalize(join(dirname(page.file), decodeURIComponent(path))) : page.file;
  if (!existsSync(file)) return 'is not there';
  const target = pages.find((one) => one.file === file);
  if (anchor === undefined || !target) return undefined;
  return target.anchors.has(anchor) ? undefined : `names no heading of ${file}`;
}
