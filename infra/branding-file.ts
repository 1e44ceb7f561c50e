import { readFileSync } from 'node:fs';

/**
 * The branding of managed login as Cognito's branding editor exports it.
 *
 * @returns the JSON, on one line
 * @throws Error where the file is not there or is no JSON
 */
export function readBranding(file: string): string {
  try {
    return JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error(
      `The branding of managed login cannot be read from ${file}: ${error instanceof Error ? error.message : error}. Put the JSON there that Cognito's branding editor exports, or leave settingsFile out for Cognito's own style.`,
    );
  }
}
