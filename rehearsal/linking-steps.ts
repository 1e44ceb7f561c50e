import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import type { AccessTokenScheme } from '../alexa/client-authentication';
import { alexaLimits } from '../alexa/limits';
import { assertNoCard, assertWantsLink } from './assertions';
import type { Probe } from './probe';
import type { Story, StoryStep } from './story';

/** How a newcomer comes to a linked account, by every way that Alexa has. */
export function linkingSteps(reads: Probe): readonly StoryStep[] {
  return [
    {
      title: 'Not linked: the skill asks to link, with card and speech',
      async tell(story) {
        const opened = await story.ask('launch');
        // A skill may be opened without an account, if that does not need one.
        if (opened.response.shouldEndSession === false) assertNoCard(opened);
        else assertWantsLink(story, opened);
        assertWantsLink(story, await story.probe(reads));
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
        const { stage, tokens } = story;
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
  ];
}

function signInQuery({ stage, redirectUri }: Story): URLSearchParams {
  return new URLSearchParams({
    client_id: stage.client.clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
  });
}
