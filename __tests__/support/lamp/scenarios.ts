import type { Scenarios } from '../../../definition/service';
import type { operations } from './operations';

const seen = (brightness: number) => ({ operation: 'lamp', answer: { body: { brightness } } }) as const;
const sure = { awaiting: { question: 'is-sure', room: 'hall', brightness: 20 } };
const dimmed = {
  operation: 'dim',
  input: { room: 'hall', brightness: 20 },
  answer: { body: { brightness: 20 } },
} as const;
const asked = (slot: string, filled: object) => ({
  awaiting: { question: 'slot', intent: 'DimIntent', slot, filled },
});
const dim = (slots: Readonly<Record<string, string>> = {}) => ({ name: 'DimIntent', slots });
const yes = { name: 'AMAZON.YesIntent' };

/** What is replayed of the lamp. */
export const scenarios: Scenarios<typeof operations> = {
  'opening the skill': {},
  'how bright it is': { says: { name: 'LampIntent' }, calls: [seen(80)] },
  'dimming, of which everything is said': { says: dim({ room: 'hall', level: '20' }) },
  'dimming no room in particular': { says: dim({ level: '20' }) },
  'the room that was asked for: the brightness that was said before is kept': {
    says: dim({ room: 'hall' }),
    remembered: asked('room', { level: '20' }),
  },
  'dimming a room, no matter how much': { says: dim({ room: 'hall' }) },
  'the brightness that was asked for': {
    says: dim({ level: '20' }),
    remembered: asked('level', { room: 'hall' }),
  },
  'yes to how bright': { says: yes, remembered: asked('level', { room: 'hall' }) },
  'no to how bright': { says: { name: 'AMAZON.NoIntent' }, remembered: asked('level', { room: 'hall' }) },
  'a slot that nobody asks for': { says: yes, remembered: asked('colour', {}) },
  'brighter than a lamp can be': { says: dim({ room: 'hall', level: '120' }) },
  'yes to dimming': { says: yes, remembered: sure, calls: [dimmed] },
  'no to dimming': { says: { name: 'AMAZON.NoIntent' }, remembered: sure },
  'yes to dimming what is broken': {
    says: yes,
    remembered: sure,
    calls: [{ ...dimmed, answer: { problem: 'lamp-broken' } }],
  },
  'yes to dimming more than can be': {
    says: yes,
    remembered: { awaiting: { question: 'is-sure', room: 'hall', brightness: 200 } },
  },
};
