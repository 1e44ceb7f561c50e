import assert from 'node:assert/strict';
import { assertNotLinkCard } from '../rehearsal/assertions';
import type { Probe } from '../rehearsal/probe';
import type { ServiceRehearsal } from '../rehearsal/service';
import type { StoryStep } from '../rehearsal/story';

const part = { en: 'in the morning', de: 'vormittags' };

/** The first parcel of every customer of the reference. */
const reads: Probe = {
  says: [{ name: 'ComingIntent' }],
  scope: 'parcels.read',
  served: /Nile Books/,
};

const writes: Probe = {
  says: [
    { name: 'MoveDeliveryIntent', slots: { sender: 'nile books', day: '2030-01-05', part } },
    { name: 'AMAZON.YesIntent' },
  ],
  scope: 'deliveries.write',
  served: /will come|kommt am/,
};

const steps: readonly StoryStep[] = [
  {
    title: 'What is coming: two parcels, and more on demand',
    async tell(story) {
      assert.match((await story.ask({ name: 'ComingIntent' })).speech, /Alpine Coffee/);
      assert.match((await story.ask({ name: 'AMAZON.YesIntent' })).speech, /Lumen Lamps/);
    },
  },
  {
    title: 'Where one parcel is: the skill asks which, and the bare reply is the sender',
    async tell(story) {
      await story.say(story.phrasebook.withoutSlots('WhereIsIntent'));
      const found = await story.say('Nile Books');
      assertNotLinkCard(found);
      assert.match(found.speech, /on its way|unterwegs/);
    },
  },
  {
    title: 'Move a delivery: three slots are asked for, each is kept, and it is confirmed',
    async tell(story) {
      const asked = () => story.customer.conversation?.elicited?.slot;
      await story.say(story.phrasebook.withoutSlots('MoveDeliveryIntent'));
      assert.equal(asked(), 'sender');
      await story.say('lumen lamps');
      assert.equal(asked(), 'day');
      await story.say('2030-01-08');
      assert.equal(asked(), 'part');
      const confirms = await story.say(story.inLanguage(part));
      assert.match(confirms.speech, /Lumen Lamps/);
      assert.equal(asked(), undefined);
      const moved = await story.ask({ name: 'AMAZON.YesIntent' });
      assert.match(moved.speech, writes.served);
      assert.equal(moved.response.card?.type, 'Simple');
    },
  },
  {
    title: 'A delivery that is not confirmed stays where it is',
    async tell(story) {
      const [said] = writes.says;
      assert(said);
      await story.ask(story.spoken(said));
      const left = await story.ask({ name: 'AMAZON.NoIntent' });
      assert.doesNotMatch(left.speech, writes.served);
    },
  },
];

/** The parcels in the rehearsal. */
export const rehearsal: ServiceRehearsal = {
  reads,
  writes,
  addon: { tool: 'list_parcels' },
  steps,
  offered: [
    { name: 'ComingIntent' },
    { name: 'WhereIsIntent', slots: { sender: 'nile books' } },
    { name: 'MoveDeliveryIntent', slots: { day: { en: 'friday', de: 'freitag' } } },
  ],
  load: {
    locale: 'en-GB',
    turn: () => ({ says: { name: 'ComingIntent' }, served: reads.served }),
  },
};
