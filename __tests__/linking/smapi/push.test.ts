import { readSkill } from '../../../linking/smapi/difference';
import { differenceText } from '../../../linking/smapi/difference-text';
import { type PushOptions, planPush, push } from '../../../linking/smapi/push';
import type { SkillManagement } from '../../../linking/smapi/skill-management';
import type { SmapiStandIn } from '../../../testing/smapi/smapi-stand-in';
import { clientSecret, functionArn, skillId } from '../outputs-fixture';
import { outputs, skillAt, startAmazon } from './skill-fixture';

let amazon: SmapiStandIn;
beforeEach(async () => {
  amazon = await startAmazon();
});
afterEach(() => amazon.close());

const stageOf = (name: string) => {
  const stage = amazon.skills[skillId]?.stages[name];
  if (!stage) throw new Error(`There is no stage ${name}.`);
  return stage;
};

const deployed = outputs();

async function pushed(skill: SkillManagement, options: PushOptions = {}, wanted = deployed) {
  const reading = await readSkill(skill, wanted);
  return push(skill, wanted, reading, planPush(reading, options), options);
}

const written = {
  type: 'AUTH_CODE',
  authorizationUrl: 'https://auth.example.com/oauth2/authorize',
  accessTokenUrl: 'https://auth.example.com/oauth2/token',
  accessTokenScheme: 'HTTP_BASIC',
  clientId: '1example23456789',
  scopes: ['openid', 'https://api.example.com/lamp.read'],
  domains: ['auth.example.com'],
  clientSecret,
};

describe('the first push', () => {
  it('is announced field by field, without the secret', async () => {
    const { difference } = await readSkill(skillAt(amazon), deployed);
    expect(difference.differs).toBe(true);
    expect(difference.linking.filter(({ state }) => state === 'missing').map(({ field }) => field)).toEqual([
      ...['type', 'authorizationUrl', 'accessTokenUrl', 'accessTokenScheme', 'clientId', 'scopes', 'domains'],
    ]);
    const text = differenceText(difference);
    expect(text).toContain('+ accessTokenUrl  https://auth.example.com/oauth2/token');
    expect(text).toContain('clientSecret  Alexa never tells it; a push sets it again');
    expect(text).not.toContain(clientSecret);
  });

  it('writes account linking, secret included, and leaves nothing that differs', async () => {
    const after = await pushed(skillAt(amazon));
    expect(stageOf('development').linking).toEqual(written);
    expect(after.differs).toBe(false);
    expect(stageOf('live').linking).toBeUndefined();
  });

  it('reaches the live stage when told to', async () => {
    await pushed(skillAt(amazon, { stage: 'live' }));
    expect(stageOf('live').linking).toEqual(written);
    expect(stageOf('development').linking).toBeUndefined();
  });
});

describe('what Alexa has already', () => {
  it('is not written again', async () => {
    await pushed(skillAt(amazon));
    const reading = await readSkill(skillAt(amazon), deployed);
    expect(planPush(reading, {})).toEqual({ linking: false, manifest: false, notWritten: [] });
    expect(planPush(reading, { setSecret: true }).linking).toBe(true);
  });

  it('is the same in another order of scopes and domains', async () => {
    stageOf('development').linking = { ...written, scopes: [...written.scopes].reverse() };
    expect((await readSkill(skillAt(amazon), deployed)).difference.differs).toBe(false);
  });

  it('is read in the wrapping of older descriptions of the API too', async () => {
    stageOf('development').linking = written;
    amazon.wrapsLinking = true;
    expect((await readSkill(skillAt(amazon), deployed)).difference.differs).toBe(false);
  });

  it('is shown beside what it should be, and corrected', async () => {
    stageOf('development').linking = {
      ...written,
      scopes: ['openid'],
      accessTokenScheme: 'REQUEST_BODY_CREDENTIALS',
    };
    const { difference } = await readSkill(skillAt(amazon), deployed);
    expect(differenceText(difference)).toContain(
      '~ scopes\n      Alexa has    openid\n      it should be openid, https://api.example.com/lamp.read',
    );
    await pushed(skillAt(amazon));
    expect(stageOf('development').linking).toEqual(written);
  });

  it('keeps what is no business of the environment', async () => {
    const others = {
      defaultTokenExpirationInSeconds: 3_600,
      redirectUrls: ['https://app.example.com/linked'],
    };
    stageOf('development').linking = { ...written, clientId: 'old', ...others };
    await pushed(skillAt(amazon));
    expect(stageOf('development').linking).toEqual({ ...written, ...others });
  });

  it('stops a push where writing could lose a field that nobody knows, unless told to keep it', async () => {
    const pkceConfiguration = { isEnabled: true };
    stageOf('development').linking = { ...written, clientId: 'old', pkceConfiguration };
    await expect(pushed(skillAt(amazon))).rejects.toMatchObject({
      fault: 'unknown-fields',
      message: expect.stringContaining('--keep pkceConfiguration'),
    });
    expect(stageOf('development').linking).toMatchObject({ clientId: 'old' });
    await pushed(skillAt(amazon), { keep: ['pkceConfiguration'] });
    expect(stageOf('development').linking).toEqual({ ...written, pkceConfiguration });
  });

  it('is told whether customers may enable the skill without linking only where that is chosen', async () => {
    await pushed(skillAt(amazon), { skipOnEnablement: true });
    expect(stageOf('development').linking).toEqual({ ...written, skipOnEnablement: true });
  });
});

describe('endpoints', () => {
  const other = 'arn:aws:lambda:us-east-1:123456789012:function:voicelink-us-skill';
  const custom = (uri: string, regions?: object) => ({
    manifestVersion: '1.0',
    apis: { custom: { endpoint: { uri }, ...(regions && { regions }) } },
  });

  it('of the function’s own region and the default one become the function; other regions stay', async () => {
    const old = functionArn.replace('production', 'old');
    stageOf('development').manifest = custom(old, {
      EU: { endpoint: { uri: old } },
      NA: { endpoint: { uri: other } },
    });
    await pushed(skillAt(amazon));
    expect(stageOf('development').manifest).toEqual(
      custom(functionArn, { EU: { endpoint: { uri: functionArn } }, NA: { endpoint: { uri: other } } }),
    );
  });

  it('leaves the default one to another region that has it', async () => {
    const regions = {
      EU: { endpoint: { uri: 'https://old.example.com/skill' } },
      NA: { endpoint: { uri: other } },
    };
    stageOf('development').manifest = custom(other, regions);
    await pushed(skillAt(amazon));
    expect(stageOf('development').manifest).toEqual(
      custom(other, { ...regions, EU: { endpoint: { uri: functionArn } } }),
    );
  });

  it('gives a skill that has none the function', async () => {
    stageOf('development').manifest = { manifestVersion: '1.0' };
    await pushed(skillAt(amazon));
    expect(stageOf('development').manifest).toEqual(custom(functionArn));
  });

  it('covers those of skill events', async () => {
    stageOf('development').manifest = {
      ...custom(functionArn),
      events: { endpoint: { uri: other }, subscriptions: [{ eventName: 'SKILL_DISABLED' }] },
    };
    await pushed(skillAt(amazon));
    expect(stageOf('development').manifest).toMatchObject({ events: { endpoint: { uri: functionArn } } });
  });

  it('gives skill events the function that hears them, where there is one', async () => {
    const events = functionArn.replace('-skill', '-events');
    stageOf('development').manifest = { ...custom(other), events: { endpoint: { uri: other } } };
    await pushed(skillAt(amazon), {}, outputs({ events_function_arn: events }));
    expect(stageOf('development').manifest).toEqual({
      ...custom(functionArn),
      events: { endpoint: { uri: events } },
    });
  });

  it('of the live stage are shown and not written', async () => {
    stageOf('live').manifest = custom(other);
    const reading = await readSkill(skillAt(amazon, { stage: 'live' }), deployed);
    expect(reading.difference.endpoints).toEqual([
      { field: 'apis.custom.endpoint', state: 'changed', now: other, wanted: functionArn },
    ]);
    expect(planPush(reading, {})).toMatchObject({
      manifest: false,
      notWritten: [expect.stringMatching(/certified/)],
    });
  });

  it('are no business of an environment without a function', async () => {
    const { difference } = await readSkill(skillAt(amazon), outputs({ function_arn: undefined }));
    expect(difference.endpoints).toEqual([]);
  });
});

describe('redirect URLs', () => {
  it('that Alexa sends and the app client lacks are an error with the line to write', async () => {
    const another = 'https://layla.amazon.com/api/skill/link/MOTHER00000000';
    const wanted = outputs({
      redirect_urls: ['https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7', another],
    });
    const reading = await readSkill(skillAt(amazon), wanted);
    expect(reading.difference.redirects).toEqual([
      { url: 'https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7', state: 'registered' },
      { url: 'https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7', state: 'refused' },
      { url: 'https://alexa.amazon.co.jp/api/skill/link/M1A2B3C4D5E6F7', state: 'refused' },
      { url: another, state: 'unused' },
    ]);
    expect(reading.difference.differs).toBe(true);
    expect(differenceText(reading.difference)).toContain(
      "extraRedirectUrls: ['https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7', 'https://alexa.amazon.co.jp/api/skill/link/M1A2B3C4D5E6F7'],",
    );
    expect(planPush(reading, {}).notWritten).toEqual([expect.stringMatching(/^The redirect URLs/)]);
  });
});

describe('what changes meanwhile', () => {
  it('is not overwritten: nothing is written', async () => {
    const skill = skillAt(amazon);
    stageOf('development').linking = { ...written, clientId: 'old' };
    const reading = await readSkill(skill, deployed);
    const theirs = { ...written, clientId: 'theirs' };
    stageOf('development').linking = theirs;
    await expect(push(skill, deployed, reading, planPush(reading, {}), {})).rejects.toMatchObject({
      fault: 'changed-meanwhile',
    });
    expect(stageOf('development').linking).toEqual(theirs);
  });

  it('or is not kept by Amazon is noticed when it is read back', async () => {
    const skill = skillAt(amazon);
    const reading = await readSkill(skill, deployed);
    amazon.staged.push({ operation: 'updateAccountLinkingInfoV1', status: 204 });
    await expect(push(skill, deployed, reading, planPush(reading, {}), {})).rejects.toMatchObject({
      fault: 'not-kept',
      message: expect.stringContaining('type, authorizationUrl'),
    });
  });
});
