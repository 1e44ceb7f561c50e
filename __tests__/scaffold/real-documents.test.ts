import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describeUnless } from '../../testing/skip-log';
import { runNpmCommand } from '../support/run-command';
import { MadeProject, madeServiceSuite } from './made-project';

/**
 * Services that are made of documents which nobody wrote for this: those of a folder that
 * `VOICELINK_OPENAPI_DOCUMENTS` names. Of each document ten operations, of every method in turn.
 */

jest.setTimeout(600_000);

const folder = process.env.VOICELINK_OPENAPI_DOCUMENTS;
const documents =
  folder !== undefined && existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.(json|ya?ml)$/.test(name))
        .map((name) => resolve(join(folder, name)))
    : [];
const missing =
  folder === undefined
    ? 'VOICELINK_OPENAPI_DOCUMENTS names no folder of OpenAPI documents'
    : documents.length === 0
      ? `${folder} (VOICELINK_OPENAPI_DOCUMENTS) has no .json or .yaml`
      : undefined;

const most = 10;

interface Listed {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly scopes: readonly string[];
  readonly usable: boolean;
}

/** Ten that a voice can use: lists first, for others need them, and one of each method in turn. */
async function chosenOf(document: string): Promise<string[]> {
  const { stdout } = await runNpmCommand('service-new', [document, '--list', '--json']);
  const usable = (JSON.parse(stdout) as Listed[]).filter((one) => one.usable);
  const simple = (one: Listed) => one.path.split('{').length;
  const groups = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) =>
    usable.filter((one) => one.method === method).sort((a, b) => simple(a) - simple(b)),
  );
  const inTurn = Array.from({ length: most }, (_one, index) => groups.map((group) => group[index])).flat();
  return inTurn.flatMap((one) => (one ? [one.id] : [])).slice(0, most);
}

describeUnless(missing, 'services made of the documents of others', () => {
  // Where there is none, the suite is skipped: a table is not empty even then.
  describe.each(missing === undefined ? documents : ['none'])('%s', (document) => {
    let project: MadeProject;
    beforeAll(async () => {
      project = new MadeProject();
      const operations = await chosenOf(document);
      expect(operations.length).toBeGreaterThan(3);
      await project.make({ document, operations, locales: ['en-US', 'de-DE'] });
    });
    afterAll(() => project.remove());

    madeServiceSuite(() => project, 'scope');
  });
});
