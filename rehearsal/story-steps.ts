import assert from 'node:assert/strict';
import { linkingSteps } from './linking-steps';
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

/** The story of one customer, from the first word to the last. Each step asserts what must hold. */
export function storySteps(service: ServiceRehearsal): readonly StoryStep[] {
  return [...linkingSteps(service.reads), ...service.steps, goodbye, ...troubleSteps(service)];
}
