import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Annotations, App } from 'cdktf';
import { environments } from './config/environments';
import { formatViolations, summarize } from './config/report';
import { validateEnvironments } from './config/validate';
import { AccountLinkingStack } from './infra/account-linking-stack';

const { settings, errors, warnings } = validateEnvironments(environments);

/** Whether who started the app has told the warnings that concern the environment which was asked for. */
const isTold = process.env.VOICELINK_WARNINGS === 'told';

if (errors.length > 0) {
  console.error(`${formatViolations(errors)}\n\n${summarize(errors.length, warnings.length)}`);
  process.exitCode = 1;
} else {
  try {
    synthesize(process.env.CDKTF_OUTDIR ?? 'cdktf.out');
  } catch (error) {
    console.error(describe(error));
    process.exitCode = 1;
  }
}

/** Writes every stack, or none: half of a synthesis would be taken for one. */
function synthesize(output: string): void {
  const draft = mkdtempSync(join(tmpdir(), 'voicelink-synth-'));
  try {
    const app = new App({ outdir: draft, stackTraces: false });
    for (const one of settings) {
      const stack = new AccountLinkingStack(app, one);
      for (const { path, received, expected, remedy } of isTold
        ? []
        : warnings.filter(({ environment }) => environment === one.name)) {
        Annotations.of(stack).addWarning(
          `${path || one.name}: received ${received}, expected ${expected}. ${remedy}`,
        );
      }
    }
    app.synth();
    mkdirSync(output, { recursive: true });
    cpSync(draft, output, { recursive: true });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** What was wrong, and the first place of this project that it happened in. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = ownPlace(error.stack ?? '');
  return place === undefined ? error.message : `${error.message}\n  in ${place}`;
}

/** The app is one bundled file: its source map, read only now, says what stood where. */
function ownPlace(stack: string): string | undefined {
  const [, bundle = ''] = process.argv;
  const map = new SourceMap(JSON.parse(readFileSync(`${bundle}.map`, 'utf8')));
  for (const [, line, column] of stack.matchAll(/\/main\.\w+\.cjs:(\d+):(\d+)\)?$/gm)) {
    const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
    if ('originalSource' in entry && !entry.originalSource.includes('node_modules')) {
      return `${entry.originalSource.replace(/^(\.\.\/)+/, '')}:${entry.originalLine + 1}`;
    }
  }
  return undefined;
}
