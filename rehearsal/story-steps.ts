import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import { alexaLimits } from '../alexa/limits';
import type { AccessTokenScheme } from '../alexa/linking-client';
import type { Answer } from './alexa/alexa-service';
import type { Story, StoryStep } from './story';

/** What an added and a completed task are called. */
const title = 'rehearse the demo';

/** A task that is said without a word around it. */
const oatMilk = 'buy oat milk';

/** Long enough for the skill to notice that nothing comes, short enough not to wait for it. */
const shortTimeMs = 900;

/** The story of one customer, from the first word to the last. Each step asserts what must hold. */
export const storySteps: readonly StoryStep[] = [
  {
    title: 'Not linked: the skill asks to link, with card and speech',
    async tell(story) {
      assertAsksToLink(story, await story.ask('launch'));
      assertAsksToLink(story, await story.ask({ name: 'TaskListIntent' }));
    },
  },
  {
    title: 'Not linked: help and stop work all the same',
    async tell(story) {
      for (const name of ['AMAZON.HelpIntent', 'AMAZON.StopIntent']) {
        const answer = await story.ask({ name });
        assert(answer.speech || answer.response.shouldEndSession, `${name} has no answer`);
        assertNoCard(answer);
      }
    },
  },
  {
    title: 'A redirect URL that is not registered gets no customer',
    async tell(story) {
      const page = await story.beginLinking(`${story.redirectUri}/`);
      assert.equal(page.status, 400);
      assert.equal(new URL(page.url).pathname, '/error');
    },
  },
  {
    title: 'Sign-up: weak password refused, e-mail confirmed by the mailed code',
    async tell(story) {
      const { settings, users } = story.stage.cognito;
      if (!settings.selfSignUp) {
        await users.signUp(story.email, story.password, true);
        return;
      }
      const signIn = await story.beginLinking();
      const signUp = await story.browser.open(signIn.url.replace('/login?', '/signup?'));
      const refused = await story.browser.submit(signUp, { username: story.email, password: 'weak' });
      assert.equal(users.mailedCode(story.email), undefined);
      const next = await story.browser.submit(refused, { username: story.email, password: story.password });
      const code = users.mailedCode(story.email);
      assert.equal(code !== undefined, settings.verifiesEmail, 'a code is mailed where e-mail is verified');
      const end = code ? await story.browser.submit(next, { confirmation_code: code }) : next;
      assert(new URL(end.url).searchParams.get('code'), 'the browser came back without a code');
    },
  },
  {
    title: 'Sign-in: a wrong password is refused, the right one brings a code and the state',
    async tell(story) {
      const { stage } = story;
      await story.browser.open(
        stage.network.toLocal(`https://${stage.cognito.settings.domain}/logout?${signInQuery(story)}`),
      );
      const page = await story.beginLinking();
      const refused = await story.browser.submit(page, { username: story.email, password: 'wrong' });
      assert.equal(refused.status, 200, 'a wrong password stays on the page');
      const end = await story.browser.submit(refused, { username: story.email, password: story.password });
      const answer = new URL(end.url);
      assert.equal(`${answer.origin}${answer.pathname}`, story.redirectUri);
      assert(
        (answer.searchParams.get('state')?.length ?? 0) > 600,
        'Alexa’s state is longer than 600 characters',
      );
      await stage.alexa.completeLinking(end.url);
      await assert.rejects(stage.alexa.completeLinking(end.url), 'the same answer must not link twice');
    },
  },
  {
    title: 'Tokens: live long enough for Alexa, for this client, with the scopes of the settings',
    async tell(story) {
      const { stage } = story;
      const tokens = stage.alexa.accounts.tokens(story.customer.userId);
      assert(tokens, 'no tokens were kept');
      assert(tokens.expiresIn >= alexaLimits.accessTokenSeconds);
      const claims = decodeJwt(tokens.accessToken);
      assert.equal(claims.iss, stage.cognito.settings.issuer);
      assert.equal(claims.token_use, 'access');
      assert.equal(claims.client_id, stage.client.clientId);
      assert.deepEqual(String(claims.scope).split(' ').sort(), [...stage.client.scopes].sort());
      assert.equal(claims.aud, undefined, 'Cognito’s access tokens have no aud');
    },
  },
  {
    title: 'Every redirect host links, with and without PKCE, in both ways of client authentication',
    async tell(story) {
      const { alexa, linking, redirectUrls } = story.stage;
      const before = alexa.linking;
      const schemes: readonly AccessTokenScheme[] = ['HTTP_BASIC', 'REQUEST_BODY_CREDENTIALS'];
      for (const redirectUri of redirectUrls) {
        for (const scheme of schemes) {
          for (const pkce of [false, true]) {
            alexa.linking = linking({ scheme, pkce });
            alexa.accounts.unlink(story.customer.userId);
            await story.link(redirectUri);
            assert(alexa.accounts.isLinked(story.customer.userId), `${redirectUri} ${scheme} PKCE ${pkce}`);
          }
        }
      }
      alexa.linking = before;
    },
  },
  {
    title: 'Open the skill: it greets by name',
    async tell(story) {
      const answer = await story.ask('launch');
      assertNoCard(answer);
      assert.match(answer.speech, /Grace/, 'the customer’s name is not in the greeting');
      assert.equal(answer.response.shouldEndSession, false);
    },
  },
  {
    title: 'The list: five tasks, and more on demand',
    async tell(story) {
      const first = await story.ask({ name: 'TaskListIntent' });
      assert.match(first.speech, /milk/i);
      const next = await story.ask({ name: 'AMAZON.YesIntent' });
      assert.notEqual(next.speech, first.speech);
      assertNotLinkCard(next);
    },
  },
  {
    title: 'Add a task, and mark it as done',
    async tell(story) {
      const added = await story.ask({ name: 'AddTaskIntent', slots: { task: title } });
      assert.match(added.speech, new RegExp(title, 'i'));
      const done = await story.ask({ name: 'CompleteTaskIntent', slots: { task: title } });
      assert.match(done.speech, new RegExp(title, 'i'));
      assertNotLinkCard(done);
    },
  },
  {
    title: 'Add a task without saying which: the skill asks, and the bare reply is the task',
    async tell(story) {
      const asked = await story.say(story.phrasebook.withoutSlots('AddTaskIntent'));
      assertNotLinkCard(asked);
      const directive = asked.response.directives?.find(({ type }) => type === 'Dialog.ElicitSlot');
      assert(directive, 'the slot is not elicited');
      const added = await story.say(oatMilk);
      assert.match(added.speech, new RegExp(oatMilk, 'i'));
      assertNotLinkCard(added);
      assert.equal(added.response.card?.type, 'Simple', 'there is no card of the added task');
    },
  },
  {
    title: 'The plan, and goodbye',
    async tell(story) {
      const plan = await story.ask({ name: 'PlanIntent' });
      assert(plan.speech);
      assertNotLinkCard(plan);
      const bye = await story.ask({ name: 'AMAZON.StopIntent' });
      assert.notEqual(bye.response.shouldEndSession, false);
      await story.ask('end');
    },
  },
  {
    title: 'Access token expired: refreshed without the customer noticing',
    async tell(story) {
      const { alexa, clock, client } = story.stage;
      const before = tokensOf(story);
      clock.advance(client.accessTokenSeconds + 1);
      const answer = await story.ask({ name: 'TaskListIntent' });
      assertNotLinkCard(answer);
      assert.match(answer.speech, /milk/i);
      assert.notEqual(tokensOf(story).accessToken, before.accessToken);
      assert(alexa.accounts.isLinked(story.customer.userId));
    },
  },
  {
    title: 'Scope missing: says what the account does not allow, no card',
    async tell(story) {
      const { alexa, client, deployment, faults } = story.stage;
      faults.missingScope = `${deployment.audience}/tasks.write`;
      alexa.accounts.expire(story.customer.userId);
      const answer = await story.ask({ name: 'AddTaskIntent', slots: { task: title } });
      faults.missingScope = undefined;
      alexa.accounts.expire(story.customer.userId);
      assertNoCard(answer);
      assert(answer.speech && !answer.speech.includes(title));
      assert(client.scopes.includes(`${deployment.audience}/tasks.write`));
    },
  },
  ...(['down', 'slow', 'rate-limited'] as const).map((fault) => ({
    title: `SaaS API ${fault}: asks to try later, no card, in time`,
    async tell(story: Story) {
      const { faults } = story.stage;
      faults.saas = fault;
      const answer = await story.ask({ name: 'TaskListIntent' }, shortTimeMs).finally(() => {
        faults.saas = undefined;
      });
      assertNoCard(answer);
      assert(answer.speech);
      assert(answer.milliseconds < shortTimeMs);
    },
  })),
  {
    title: 'SaaS API well again: the same customer goes on',
    async tell(story) {
      assert.match((await story.ask({ name: 'TaskListIntent' })).speech, /milk/i);
    },
  },
  {
    title: 'Access token refused by the SaaS API: asks to link again',
    async tell(story) {
      story.stage.refuseAtSaas(String(decodeJwt(tokensOf(story).accessToken).origin_jti));
      assertAsksToLink(story, await story.ask({ name: 'TaskListIntent' }));
      await story.link();
      assert.match((await story.ask({ name: 'TaskListIntent' })).speech, /milk/i);
    },
  },
  {
    title: 'Refresh token revoked: asks to link again, and linking again works',
    async tell(story) {
      const { alexa, clock, client, cognito } = story.stage;
      cognito.grants.revokeAllOf(String(decodeJwt(tokensOf(story).accessToken).sub));
      clock.advance(client.accessTokenSeconds + 1);
      assertAsksToLink(story, await story.ask({ name: 'TaskListIntent' }));
      assert(!alexa.accounts.isLinked(story.customer.userId));
      await story.link();
      assert.match((await story.ask({ name: 'TaskListIntent' })).speech, /milk/i);
    },
  },
  {
    title: 'Account unlinked: the skill knows nobody any more',
    async tell(story) {
      await story.stage.alexa.unlink(story.customer);
      assertAsksToLink(story, await story.ask({ name: 'TaskListIntent' }));
    },
  },
  {
    title: 'No token and no secret in anything that is shown',
    async tell({ stage, password }) {
      const shown = JSON.stringify(stage.log.messages);
      assert(stage.log.messages.length > 50);
      assert.doesNotMatch(shown, /eyJ[\w-]+\.eyJ/);
      for (const secret of [password, stage.client.clientSecret ?? password]) {
        assert(!shown.includes(secret), 'a secret is shown');
      }
    },
  },
];

function assertAsksToLink(story: Story, answer: Answer): void {
  assert.equal(answer.response.card?.type, 'LinkAccount', 'there is no LinkAccount card');
  assert.equal(answer.response.shouldEndSession, true, 'the session is not ended');
  assert(answer.speech, 'nothing is said');
  if (story.isEnglish) assert.match(answer.speech, /Alexa app/, 'the speech does not tell of the card');
}

function assertNoCard({ response }: Answer): void {
  assert.equal(response.card, undefined, 'there is a card');
}

function assertNotLinkCard({ response }: Answer): void {
  assert.notEqual(response.card?.type, 'LinkAccount', 'there is a LinkAccount card');
}

function tokensOf({ stage, customer }: Story) {
  const tokens = stage.alexa.accounts.tokens(customer.userId);
  assert(tokens, 'the account is not linked');
  return tokens;
}

function signInQuery({ stage, redirectUri }: Story): URLSearchParams {
  return new URLSearchParams({
    client_id: stage.client.clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
  });
}
