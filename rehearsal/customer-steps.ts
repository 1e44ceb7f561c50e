import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import { assertNotLinkCard } from './assertions';
import type { FunctionSettings } from './cognito/deployed-functions';
import type { Deployment } from './deployment';
import type { Probe } from './probe';
import { Story, type StoryStep } from './story';

/** How those come to a linked account whom the SaaS, or the pool, knows already: as far as the pool has functions for it. */
export function customerSteps(reads: Probe, deployment: Deployment | undefined): readonly StoryStep[] {
  const { userMigration, preSignUp, preTokenGeneration } = deployment?.userPool.triggers ?? {};
  const steps: readonly (readonly [by: FunctionSettings | undefined, StoryStep])[] = [
    [
      userMigration,
      {
        title: 'A customer of the old store: signs in with the old password, and is the same customer',
        async tell({ stage, phrasebook }) {
          const { oldStore } = stage;
          assert(oldStore, 'there is no old store');
          const { customer } = oldStore;
          const first = new Story(stage, phrasebook);
          const page = await first.beginLinking();
          const wrong = await first.browser.submit(page, { username: customer.email, password: 'wrong' });
          assert.equal(wrong.status, 200, 'a wrong password stays on the page');
          const before = await signIn(first, { username: customer.email, password: customer.password });
          assertNotLinkCard(await first.probe(reads));
          const after = await signIn(new Story(stage, phrasebook), {
            username: customer.email,
            password: customer.password,
          });
          assert.equal(after.sub, before.sub, 'the second sign-in is another customer');
          if (preTokenGeneration) assertNames(before, customer.id);
        },
      },
    ],
    [
      userMigration,
      {
        title:
          'A customer of the old store who forgot the password: sets a new one, and is the same customer',
        async tell({ stage, phrasebook }) {
          assert(stage.oldStore, 'there is no old store');
          const { email, id } = stage.oldStore.forgetful;
          const story = new Story(stage, phrasebook);
          const { url } = await story.beginLinking();
          const forgot = await story.browser.open(url.replace('/login?', '/forgotPassword?'));
          const next = await story.browser.submit(forgot, { username: email });
          const code = stage.cognito.users.mailedCode(email);
          assert(code, 'no code is mailed');
          const end = await story.browser.submit(next, { confirmation_code: code, password: story.password });
          await stage.alexa.completeLinking(end.url);
          const reset = claimsOf(story);
          assertNotLinkCard(await story.probe(reads));
          const after = await signIn(new Story(stage, phrasebook), {
            username: email,
            password: story.password,
          });
          assert.equal(after.sub, reset.sub, 'the new password is another customer’s');
          if (preTokenGeneration) assertNames(reset, id);
        },
      },
    ],
    [
      preSignUp,
      {
        title: 'One address, two ways in: with the password and at a provider it is one customer',
        async tell({ stage, phrasebook, email, password }) {
          const provider = stage.cognito.settings.identityProviders.find(
            ({ name, mapsEmailVerified }) =>
              mapsEmailVerified && stage.client.identityProviders.includes(name),
          );
          assert(provider, 'no provider says whether an address is verified');
          const byPassword = await signIn(new Story(stage, phrasebook), { username: email, password });
          const other = new Story(stage, phrasebook);
          const first = await atProvider(other, provider.name, email);
          assert.match(first.searchParams.get('error_description') ?? '', /^Already found an entry/);
          await stage.alexa.completeLinking((await atProvider(other, provider.name, email)).href);
          assert.equal(claimsOf(other).sub, byPassword.sub, 'the provider’s customer is another one');
          assertNotLinkCard(await other.probe(reads));
        },
      },
    ],
    [
      deployment?.events,
      {
        title: 'Leaving: whoever disables the skill is signed out, and no refresh token is good any more',
        async tell({ stage, phrasebook }) {
          const leaver = new Story(stage, phrasebook);
          const { email, password, customer } = leaver;
          await stage.cognito.users.signUp(email, password, true);
          await signIn(leaver, { username: email, password });
          const { refreshToken } = leaver.tokens;
          await stage.alexa.linking.refresh(refreshToken);
          await stage.alexa.unlink(customer);
          await assert.rejects(
            stage.alexa.linking.refresh(refreshToken),
            /invalid_grant/,
            'the refresh token is as good as before',
          );
          // Who comes back is the same customer.
          await signIn(new Story(stage, phrasebook), { username: email, password });
        },
      },
    ],
  ];
  return steps.flatMap(([by, step]) => (by ? [step] : []));
}

async function signIn(story: Story, fields: Readonly<Record<string, string>>) {
  const end = await story.browser.submit(await story.beginLinking(), fields);
  await story.stage.alexa.completeLinking(end.url);
  return claimsOf(story);
}

async function atProvider(story: Story, provider: string, email: string): Promise<URL> {
  const { stage, customer, redirectUri, browser } = story;
  const url = new URL(stage.network.toLocal(stage.alexa.beginLinking(customer, redirectUri)));
  url.searchParams.set('identity_provider', provider);
  const end = await browser.submit(await browser.open(url.href), { email, verified: 'on' });
  return new URL(end.url);
}

function assertNames(claims: Readonly<Record<string, unknown>>, id: string): void {
  assert.equal(claims.customerId, id, 'the token does not name the SaaS’s customer');
}

function claimsOf(story: Story): Readonly<Record<string, unknown>> {
  return decodeJwt(story.tokens.accessToken);
}
