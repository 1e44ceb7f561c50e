import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Secrets } from '../../../linking/secrets';
import { readSkill } from '../../../linking/smapi/difference';
import { planPush, push } from '../../../linking/smapi/push';
import type { SmapiFault } from '../../../linking/smapi/smapi-error';
import type { SmapiStandIn, StagedAnswer } from '../../../testing/smapi/smapi-stand-in';
import { clientSecret, skillId } from '../outputs-fixture';
import { accessToken, developer, outputs, skillAt, startAmazon } from './skill-fixture';

let amazon: SmapiStandIn;
beforeEach(async () => {
  amazon = await startAmazon();
});
afterEach(() => amazon.close());

const deployed = outputs();

type Case = [what: string, answer: StagedAnswer, fault: SmapiFault, message: RegExp];

describe('reading', () => {
  const cases: Case[] = [
    [
      'a permission that is missing',
      { operation: 'getSkillManifestV1', status: 403, body: { message: 'Not allowed.' } },
      'no-permission',
      /scope alexa::ask:skills:readwrite[\s\S]*received {2}403 "Not allowed."/,
    ],
    [
      'a stage that is not there',
      { operation: 'getSkillManifestV1', status: 404, body: { message: 'Not found.' } },
      'not-found',
      /no such stage/,
    ],
    [
      'trouble that lasts',
      {
        operation: 'getVendorListV1',
        status: 503,
        headers: { 'retry-after': '0' },
        times: 9,
        body: { message: 'No.' },
      },
      'server-trouble',
      /Try again later/,
    ],
    [
      'a wait that is too long',
      {
        operation: 'getVendorListV1',
        status: 429,
        headers: { 'retry-after': '600' },
        body: { message: 'Slow.' },
      },
      'throttled',
      /Amazon asks to wait 600 s/,
    ],
  ];
  it.each(cases)('answers %s', async (_what, answer, fault, message) => {
    amazon.staged.push({ ...answer });
    await expect(readSkill(skillAt(amazon), deployed)).rejects.toMatchObject({
      fault,
      message: expect.stringMatching(message),
    });
  });

  it('waits as long as it is told to, says so, and goes on', async () => {
    amazon.staged.push({
      operation: 'getSkillManifestV1',
      status: 429,
      headers: { 'retry-after': '1' },
      body: { message: 'Slow down.' },
    });
    const waits: number[] = [];
    const began = performance.now();
    await readSkill(skillAt(amazon, { onWait: (seconds) => waits.push(seconds) }), deployed);
    expect(waits).toEqual([1]);
    expect(performance.now() - began).toBeGreaterThanOrEqual(1_000);
  });

  it('goes on after trouble that passes', async () => {
    amazon.staged.push({
      operation: 'getAccountLinkingInfoV1',
      status: 500,
      headers: { 'retry-after': '0' },
    });
    expect((await readSkill(skillAt(amazon), deployed)).difference.differs).toBe(true);
  });

  it('answers an access token that has ended', async () => {
    const skill = skillAt(amazon, { credentials: { accessToken: 'Atza|ended-long-ago' } });
    await expect(readSkill(skill, deployed)).rejects.toMatchObject({
      fault: 'refused-credentials',
      message: expect.stringMatching(/SMAPI does not take the access token[\s\S]*401/),
    });
  });

  it('answers a refresh token of another security profile', async () => {
    const skill = skillAt(amazon, { credentials: { ...developer, clientId: 'amzn1.other' } });
    await expect(readSkill(skill, deployed)).rejects.toMatchObject({
      fault: 'refused-credentials',
      message: expect.stringMatching(/another security profile/),
    });
  });

  it('answers a skill that is none of the vendor’s', async () => {
    const skill = skillAt(amazon, { id: 'amzn1.ask.skill.another' });
    await expect(readSkill(skill, deployed)).rejects.toMatchObject({
      fault: 'another-vendor',
      message: expect.stringContaining('M1A2B3C4D5E6F7 (Example Inc.)'),
    });
  });

  it('answers a server that does not answer in time, and one that is not there', async () => {
    amazon.staged.push({ operation: 'getVendorListV1', status: 200, body: { vendors: [] }, delayMs: 400 });
    await expect(readSkill(skillAt(amazon, { deadlineMs: 100 }), deployed)).rejects.toMatchObject({
      fault: 'unreachable',
      message: expect.stringContaining('no answer within 0.1 s'),
    });
    const skill = skillAt(amazon, { apiEndpoint: 'http://127.0.0.1:9' });
    await expect(readSkill(skill, deployed)).rejects.toMatchObject({ fault: 'unreachable' });
  });

  it('answers what is no JSON', async () => {
    const server = createServer((_request, response) => response.end('<html>proxy</html>'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const skill = skillAt(amazon, { apiEndpoint: `http://127.0.0.1:${port}` });
    await expect(readSkill(skill, deployed)).rejects.toMatchObject({
      fault: 'server-trouble',
      message: expect.stringContaining('not the JSON'),
    });
    server.close();
  });

  it('signs in with a refresh token', async () => {
    const skill = skillAt(amazon, { credentials: developer });
    expect((await readSkill(skill, deployed)).difference.vendor.name).toBe('Example Inc.');
  });
});

describe('writing', () => {
  const cases: Case[] = [
    [
      'a refusal, without the secret that it repeats',
      {
        operation: 'updateAccountLinkingInfoV1',
        status: 400,
        body: {
          message: 'Not valid.',
          violations: [{ message: `clientSecret ${clientSecret} is too short` }],
        },
      },
      'refused-request',
      /400 "Not valid.: clientSecret \[hidden\] is too short"/,
    ],
    [
      'trouble, without writing twice',
      { operation: 'updateAccountLinkingInfoV1', status: 500 },
      'server-trouble',
      /look at the difference again/,
    ],
    [
      'a manifest that somebody is changing',
      { operation: 'updateSkillManifestV1', status: 409, body: { message: 'In progress.' } },
      'changed-meanwhile',
      /Somebody else is changing the skill/,
    ],
    [
      'a manifest that Alexa does not take over',
      {
        operation: 'getSkillStatusV1',
        status: 200,
        body: {
          manifest: {
            lastUpdateRequest: { status: 'FAILED', errors: [{ message: 'The trigger setting is invalid.' }] },
          },
        },
      },
      'refused-request',
      /did not take over the manifest:\n {2}The trigger setting is invalid\./,
    ],
  ];
  it.each(cases)('answers %s', async (_what, answer, fault, message) => {
    const development = amazon.skills[skillId]?.stages.development;
    if (development) development.manifest = { manifestVersion: '1.0' };
    const skill = skillAt(amazon);
    const reading = await readSkill(skill, deployed);
    amazon.staged.push({ ...answer });
    await expect(push(skill, deployed, reading, planPush(reading, {}), {})).rejects.toMatchObject({
      fault,
      message: expect.stringMatching(message),
    });
    expect(amazon.received.filter(({ operation }) => operation === answer.operation).length).toBeLessThan(2);
  });

  it('is refused to a token that may only read', async () => {
    amazon.accessTokens.set(accessToken, ['alexa::ask:skills:read']);
    const skill = skillAt(amazon);
    const reading = await readSkill(skill, deployed);
    await expect(push(skill, deployed, reading, planPush(reading, {}), {})).rejects.toMatchObject({
      fault: 'no-permission',
    });
  });
});

test('what is hidden is hidden in every form in which it travels', () => {
  const secrets = new Secrets(clientSecret);
  const forms = [
    clientSecret,
    encodeURIComponent(clientSecret),
    Buffer.from(clientSecret).toString('base64'),
  ];
  expect(secrets.hide(`a ${forms.join(' b ')} c`)).toBe('a [hidden] b [hidden] b [hidden] c');
});
