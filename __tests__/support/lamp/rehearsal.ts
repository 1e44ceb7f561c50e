import assert from 'node:assert/strict';
import { assertNotLinkCard } from '../../../rehearsal/assertions';
import type { RehearsedService, ServiceRehearsal } from '../../../rehearsal/service';
import type { StoryStep } from '../../../rehearsal/story';
import { lamp as api } from './api';
import { models } from './models';

const dimStep: StoryStep = {
  title: 'Dim the lamp: both slots are asked for, the first is kept, and it is confirmed',
  async tell(story) {
    const askedSlot = () => story.customer.conversation?.elicited?.slot;
    await story.say(story.phrasebook.withoutSlots('DimIntent'));
    assert.equal(askedSlot(), 'room');
    await story.say('attic');
    assert.equal(askedSlot(), 'level');
    const asked = await story.say('30');
    assert.match(asked.speech, /attic/);
    assert.match(asked.speech, /30/);
    const dimmed = await story.ask({ name: 'AMAZON.YesIntent' });
    assertNotLinkCard(dimmed);
    assert.match((await story.ask({ name: 'LampIntent' })).speech, /30/);
  },
};

/** The lamp in the rehearsal. */
export const rehearsal: ServiceRehearsal = {
  reads: { says: [{ name: 'LampIntent' }], scope: 'lamp.read', served: /\d+ percent|\d+パーセント/ },
  writes: {
    says: [{ name: 'DimIntent', slots: { room: 'kitchen', level: '20' } }, { name: 'AMAZON.YesIntent' }],
    scope: 'lamp.write',
    served: /dimmed|暗くしました/,
  },
  addon: { tool: 'get_lamp' },
  steps: [dimStep],
  offered: [{ name: 'LampIntent' }, { name: 'DimIntent', slots: { room: { en: 'hall', ja: '玄関' } } }],
  load: {
    locale: 'ja-JP',
    turn: () => ({ says: { name: 'LampIntent' }, served: /100パーセント/ }),
  },
};

/** The lamp as it is rehearsed. */
export const rehearsedLamp: RehearsedService = { api, rehearsal, models };
