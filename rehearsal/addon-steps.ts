import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import type { AddonStage } from './addon/addon-stage';
import type { AlexaPlus } from './addon/alexa-plus';
import type { Probe } from './probe';
import type { ToolProbe } from './service';
import type { Story, StoryStep } from './story';

/**
 * The customer of the story on Alexa+: the same account, and the same service.
 *
 * @param probe what is asked of the add-on, which is what `reads` asks of the skill
 */
export function addonSteps(probe: ToolProbe, reads: Probe): readonly StoryStep[] {
  const visits = new WeakMap<Story, AlexaPlus>();
  const alexaPlusOf = (story: Story) => {
    const known = visits.get(story) ?? stageOf(story).newAlexaPlus();
    visits.set(story, known);
    return known;
  };
  return [
    {
      title: 'Alexa+: finds where to sign in from the MCP URL alone, and links the same customer with PKCE',
      async tell(story) {
        const { settings, client } = stageOf(story);
        const alexaPlus = alexaPlusOf(story);
        const asked = new URL(await alexaPlus.beginLinking());
        assert.equal(asked.host, story.stage.cognito.settings.domain);
        assert.equal(asked.searchParams.get('code_challenge_method'), 'S256');
        assert.equal(asked.searchParams.get('resource'), settings.mcpUrl);
        const { network } = story.stage;
        const page = await story.browser.open(network.toLocal(asked.href));
        const end = page.body.includes('<form')
          ? await story.browser.submit(page, { username: story.email, password: story.password })
          : page;
        await alexaPlus.completeLinking(end.url);
        const claims = decodeJwt(alexaPlus.accessToken ?? '');
        assert.equal(claims.aud, audienceOf(story));
        assert.equal(claims.client_id, client.clientId);
      },
    },
    {
      title: 'Alexa+: the same question has the same answer as the skill’s',
      async tell(story) {
        const alexaPlus = alexaPlusOf(story);
        const { speech, data, isError } = await alexaPlus.callTool(probe.tool, probe.arguments);
        assert.equal(isError, false, speech);
        assert(data, 'there is nothing for a model');
        assert.match(speech, reads.served);
        const spoken = await story.probe(reads);
        if (story.isEnglish) assert(spoken.speech.includes(speech), `the skill says: ${spoken.speech}`);
      },
    },
    {
      title: 'Alexa+: an access token that is refused is refreshed, and the audience stays',
      async tell(story) {
        const alexaPlus = alexaPlusOf(story);
        const before = alexaPlus.accessToken;
        alexaPlus.spoilAccessToken();
        const { isError } = await alexaPlus.callTool(probe.tool, probe.arguments);
        assert.equal(isError, false);
        assert.notEqual(alexaPlus.accessToken, before);
        assert.equal(decodeJwt(alexaPlus.accessToken ?? '').aud, audienceOf(story));
      },
    },
    {
      title: 'Alexa+: the skill’s token does not open the add-on',
      async tell(story) {
        const { accounts } = story.stage.alexa;
        const { accessToken = '' } = accounts.tokens(story.customer.userId) ?? {};
        const { settings } = stageOf(story);
        const answer = await story.stage.network.fetch(settings.mcpUrl, {
          method: 'POST',
          headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
          body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
        });
        assert.equal(answer.status, 401);
      },
    },
  ];
}

function stageOf(story: Story): AddonStage {
  const { addon } = story.stage;
  assert(addon, 'the stack has no add-on');
  return addon;
}

/** What a token of Alexa+ is for, where the pool lets a token say so. */
function audienceOf(story: Story): string | undefined {
  return story.stage.cognito.settings.bindsResources ? stageOf(story).settings.mcpUrl : undefined;
}
