import { realpathSync } from 'node:fs';
import { relative } from 'node:path';

/** What is read of Jest's JSON: https://jestjs.io/docs/cli#--json */
export interface JestResult {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** The failed tests by file and name; a file that did not come to its tests is one. */
export function failuresOf({ testResults }: JestResult): string[] {
  return testResults.flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === 'failed');
    const file = relative(realpathSync('.'), name);
    if (status === 'failed' && failed.length === 0) return [file];
    return failed.map(({ fullName }) => `${file}: ${fullName}`);
  });
}
