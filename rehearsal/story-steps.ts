import assert from 'node:assert/strict';
import { addonSteps } from './addon-steps';
import { customerSteps } from './customer-steps';
import type { Deployment } from './deployment';
import { linkingSteps } from './linking-steps';
import { verificationStep } from './linking-verification';
import type { ServiceRehearsal } from './service';
import { speakerSteps } from './speaker-steps';
import type { StoryStep } from './story';
import { troubleSteps } from './trouble-steps';

const goodbye: StoryStep = {
  title: 'Goodbye: the session ends',
  async tell(story) {
    const bye = await story.ask({ name: 'AMAZON.StopIntent' });
    assert.notEqual(bye.response.shouldEndSession, false);
    await story.ask('end');
  },
};

/**
 * The story of one customer, from the first word to the last. Each step asserts what must hold.
 *
 * @param deployment what is rehearsed: where it has functions of the user pool, personalization or an add-on, the
 *   story tells of them, too. Default: it has none
 */
export function storySteps(service: ServiceRehearsal, deployment?: Deployment): readonly StoryStep[] {
  const { addon, reads } = service;
  return [
    ...linkingSteps(reads),
    verificationStep,
    ...customerSteps(reads, deployment),
    ...speakerSteps(reads, deployment),
    ...service.steps,
    goodbye,
    ...(deployment?.addon && addon ? addonSteps(addon, reads) : []),
    ...troubleSteps(service),
  ];
}
