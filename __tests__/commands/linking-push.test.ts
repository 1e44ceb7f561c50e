import { readdirSync } from 'node:fs';
import type { SmapiStandIn } from '../../testing/smapi/smapi-stand-in';
import { clientSecret, outputsFile, skillId } from '../linking/outputs-fixture';
import { accessToken, startAmazon } from '../linking/smapi/skill-fixture';
import { runNpmCommand } from '../support/run-command';

let amazon: SmapiStandIn;
beforeAll(async () => {
  amazon = await startAmazon();
});
afterAll(() => amazon.close());

const outputs = outputsFile();
const run = (command: string, ...args: string[]) =>
  runNpmCommand(command, ['production', '--outputs', outputs, ...args], {
    ASK_ACCESS_TOKEN: accessToken,
    ASK_REFRESH_TOKEN: undefined,
    ASK_SMAPI_SERVER_BASE_URL: amazon.origin,
    ASK_LWA_TOKEN_HOST: amazon.origin,
  });

describe('npm run linking:diff, linking:push', () => {
  it('show what differs, ask, write it, and find nothing afterwards', async () => {
    const before = await run('linking-diff');
    expect(before.exitCode).toBe(1);
    expect(before.stdout).toContain('+ clientId  1example23456789');
    expect(before.stdout).toContain('It differs. npm run linking:push -- production');

    const unasked = await run('linking-push');
    expect(unasked).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('add --yes') });
    expect(amazon.skills[skillId]?.stages.development?.linking).toBeUndefined();

    const pushed = await run('linking-push', '--yes');
    expect(pushed).toMatchObject({
      exitCode: 0,
      stderr: '',
      stdout: expect.stringContaining(
        'Written, and read back: Alexa has it now (account linking, its secret included).',
      ),
    });
    expect(amazon.skills[skillId]?.stages.development?.linking).toMatchObject({ clientSecret });

    const after = await run('linking-diff', '--json');
    expect(after.exitCode).toBe(0);
    expect(JSON.parse(after.stdout)).toMatchObject({ skillId, differs: false });
    expect((await run('linking-push', '--yes')).stdout).toContain('Nothing to write.');

    for (const { stdout, stderr } of [before, unasked, pushed, after]) {
      expect(`${stdout}${stderr}`.includes(clientSecret)).toBe(false);
      expect(`${stdout}${stderr}`).not.toContain(accessToken);
    }
    expect(readdirSync('.').filter((name) => /linking.*json/.test(name))).toEqual([]);
  });

  it('say what to do where nothing can be compared, with exit code 2', async () => {
    const wrongSkill = await run('linking-diff', '--skill-id', 'amzn1.ask.skill.other');
    expect(wrongSkill).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("is not one of your vendors'"),
    });
    const unknown = await runNpmCommand('linking-diff', ['nowhere', '--outputs', outputs], {
      ASK_ACCESS_TOKEN: accessToken,
    });
    expect(unknown).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('No environment is called "nowhere". There are: dev, production.'),
    });
    expect(await runNpmCommand('linking-diff', ['nowhere'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('No environment is called "nowhere". There are: dev, production.'),
    });
    expect(await runNpmCommand('linking-push', [])).toMatchObject({ exitCode: 2 });
    expect(await runNpmCommand('linking-push', ['--help'])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Exit code: 0 Alexa has what it should have'),
    });
  });
});
