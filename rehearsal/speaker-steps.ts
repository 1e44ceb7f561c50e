import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import { assertNotLinkCard, assertWantsLink } from './assertions';
import type { Deployment } from './deployment';
import type { Probe } from './probe';
import { Story, type StoryStep } from './story';

/** Who is answered at a device of several people, where the skill asks for the speaker's own link. */
export function speakerSteps(reads: Probe, deployment: Deployment | undefined): readonly StoryStep[] {
  if (!deployment?.skill.personalization) return [];
  return [
    {
      title: 'A voice that is recognised: the speaker’s own link comes before the account’s',
      async tell({ stage, phrasebook }) {
        const { alexa, cognito, example } = stage;
        const household = new Story(stage, phrasebook);
        await cognito.users.signUp(household.email, household.password, true);
        await household.link();
        const ofAccount = decodeJwt(household.tokens.accessToken);

        household.customer.personId = alexa.newPersonId();
        assertNotLinkCard(await household.probe(reads));
        const speaker = new Story(stage, phrasebook, household.customer);
        const end = await speaker.browser.submit(await speaker.beginLinking(), {
          username: example.email,
          password: example.password,
        });
        await alexa.completeLinking(end.url);
        assert.notEqual(
          decodeJwt(speaker.tokens.accessToken).sub,
          ofAccount.sub,
          'it is the account’s customer',
        );

        // Whoever is answered although the account is refused is answered by their own link.
        stage.refuseAtSaas(String(ofAccount.origin_jti));
        assertNotLinkCard(await household.probe(reads));
        household.customer.personId = undefined;
        assertWantsLink(household, await household.probe(reads));
      },
    },
  ];
}
