import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import { assertNoCard, assertNotLinkCard, assertWantsLink } from './assertions';
import { saasFaults } from './saas-gateway';
import type { ServiceRehearsal } from './service';
import type { Story, StoryStep } from './story';

/** Long enough for the skill to notice that nothing comes, short enough not to wait for it. */
const shortTimeMs = 900;

/** What happens to tokens, scopes and the SaaS API, and what the customer hears of it. */
export function troubleSteps({
  reads,
  writes = reads,
}: Pick<ServiceRehearsal, 'reads' | 'writes'>): readonly StoryStep[] {
  return [
    {
      title: 'Access token expired: refreshed without the customer noticing',
      async tell(story) {
        const { alexa, clock, client } = story.stage;
        const before = story.tokens;
        clock.advance(client.accessTokenSeconds + 1);
        const answer = await story.probe(reads);
        assertNotLinkCard(answer);
        assert.match(answer.speech, reads.served);
        assert.notEqual(story.tokens.accessToken, before.accessToken);
        assert(alexa.accounts.isLinked(story.customer.userId));
      },
    },
    {
      title: 'Scope missing: says what the account does not allow, no card',
      async tell(story) {
        const { alexa, client, deployment, faults } = story.stage;
        const scope = `${deployment.audience}/${writes.scope}`;
        faults.missingScope = scope;
        alexa.accounts.expire(story.customer.userId);
        const answer = await story.probe(writes);
        faults.missingScope = undefined;
        alexa.accounts.expire(story.customer.userId);
        assertNoCard(answer);
        assert(answer.speech);
        assert.doesNotMatch(answer.speech, writes.served);
        assert(client.scopes.includes(scope));
      },
    },
    ...saasFaults.map((fault) => ({
      title: `SaaS API ${fault}: asks to try later, no card, in time`,
      async tell(story: Story) {
        const { faults } = story.stage;
        faults.saas = fault;
        const answer = await story.probe(reads, shortTimeMs).finally(() => {
          faults.saas = undefined;
        });
        assertNoCard(answer);
        assert(answer.speech);
        assert.doesNotMatch(answer.speech, reads.served);
        assert(answer.milliseconds < shortTimeMs);
      },
    })),
    {
      title: 'SaaS API well again: the same customer goes on',
      async tell(story) {
        assert.match((await story.probe(reads)).speech, reads.served);
      },
    },
    {
      title: 'Access token refused by the SaaS API: asks to link again',
      async tell(story) {
        story.stage.refuseAtSaas(String(decodeJwt(story.tokens.accessToken).origin_jti));
        assertWantsLink(story, await story.probe(reads));
        await story.link();
        assert.match((await story.probe(reads)).speech, reads.served);
      },
    },
    {
      title: 'Refresh token revoked: asks to link again, and linking again works',
      async tell(story) {
        const { alexa, clock, client, cognito } = story.stage;
        cognito.grants.revokeAllOf(String(decodeJwt(story.tokens.accessToken).sub));
        clock.advance(client.accessTokenSeconds + 1);
        assertWantsLink(story, await story.probe(reads));
        assert(!alexa.accounts.isLinked(story.customer.userId));
        await story.link();
        assert.match((await story.probe(reads)).speech, reads.served);
      },
    },
    {
      title: 'Account unlinked: the skill knows nobody any more',
      async tell(story) {
        await story.stage.alexa.unlink(story.customer);
        assertWantsLink(story, await story.probe(reads));
      },
    },
    {
      title: 'No token and no secret in anything that is shown',
      async tell({ stage, password }) {
        const shown = JSON.stringify(stage.log.messages);
        assert(stage.log.messages.length > 50);
        assert.doesNotMatch(shown, /(?<![\w-])eyJ[\w-]+\.eyJ/);
        for (const secret of [password, stage.client.clientSecret ?? password]) {
          assert(!shown.includes(secret), 'a secret is shown');
        }
      },
    },
  ];
}
