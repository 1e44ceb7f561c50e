import assert from 'node:assert/strict';
import { addonSteps } from './addon-steps';
import type { UserPoolSettings } from './cognito/user-pool-settings';
import { customerSteps } from './customer-steps';
import { linkingSteps } from './linking-steps';
import { verificationStep } from './linking-verification';
import type { ServiceRehearsal } from './service';
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
 * @param hasAddon whether the stack has an add-on, where the customer asks, too. Default false
 * @param triggers the functions that the user pool asks. Default none
 */
export function storySteps(
  service: ServiceRehearsal,
  hasAddon = false,
  triggers: UserPoolSettings['triggers'] = {},
): readonly StoryStep[] {
  const { addon, reads } = service;
  return [
    ...linkingSteps(reads),
    verificationStep,
    ...customerSteps(reads, triggers),
    ...service.steps,
    goodbye,
    ...(hasAddon && addon ? addonSteps(addon, reads) : []),
    ...troubleSteps(service),
  ];
}
