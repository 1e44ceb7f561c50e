import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import GithubSlugger from 'github-slugger';
import MarkdownIt from 'markdown-it';

/** Where pages are, beside README.md and those at the top. */
const folders = ['docs', 'contracts'];

/** Every page of the project, from its root. */
export function pageFiles(): string[] {
  const top = readdirSync('.').filter((name) => name.endsWith('.md'));
  const below = folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
      .map((name) => join(folder, name)),
  );
  return [...top, ...below].sort();
}

/** What is checked of a page. */
export interface Page {
  readonly file: string;
  /** Targets of links and images as they are written. */
  readonly links: readonly string[];
  /** What a link to a place in the page may name after `#`. */
  readonly anchors: ReadonlySet<string>;
  /** Files and folders that running text names from the project's root, e.g. `skill/fit.ts`. */
  readonly paths: readonly string[];
  /** Lines of shell code, continued ones joined, and commands in running text. */
  readonly commands: readonly string[];
}

const parser = new MarkdownIt({ html: true });
const shells = ['sh', 'bash', 'shell'];

/** Commands of ours in running text, e.g. `npm run synth`. */
const isCommand = (text: string) => /^npm (run|ci|start|test)\b/.test(text);

const isPath = (text: string) => /^[\w.-]+(\/[\w.-]+)*\/[\w.-]*$/.test(text);

/** The lines of a shell script that are commands: continued ones joined, comments and here-documents left out. */
function scriptLines(script: string): string[] {
  return script
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.replace(/(^|\s)#\s.*$/, '').trim())
    .filter(Boolean);
}

/** Reads a page. */
export function readPage(file: string, text: string = readFileSync(file, 'utf8')): Page {
  const slugger = new GithubSlugger();
  const links: string[] = [];
  const anchors = new Set<string>();
  const commands: string[] = [];
  const paths: string[] = [];
  const tokens = parser.parse(text, {});
  tokens.forEach((token, index) => {
    if (token.type === 'fence' && shells.includes(token.info.trim()))
      commands.push(...scriptLines(token.content));
    if (token.type === 'heading_open') {
      const inline = tokens[index + 1]?.children ?? [];
      anchors.add(slugger.slug(inline.map(({ content }) => content).join('')));
    }
    for (const child of token.children ?? []) {
      const target = child.attrGet('href') ?? child.attrGet('src');
      if (target) links.push(target);
      if (child.type === 'code_inline' && isCommand(child.content)) commands.push(child.content);
      if (child.type === 'code_inline' && isPath(child.content)) paths.push(child.content);
    }
  });
  return { file, links, anchors, paths, commands };
}

/** Every page, read. */
export function readPages(): Page[] {
  return pageFiles().map((file) => readPage(file));
}
