import type { canfulfill } from 'ask-sdk-model';
import type { AnyIntent } from './any-service';
import type { Envelope } from './envelope';

/** A slot's name in an interaction model. */
const slotName = /^[A-Za-z][A-Za-z_]{0,39}$/;

/**
 * Whether the skill could serve a request that names no skill. Answered from what the intents declare: nothing
 * is called and nothing happens.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/custom-skills/implement-canfulfillintentrequest-for-name-free-interaction.html
 */
export function canFulfill(
  asked: Envelope['request']['intent'],
  intents: ReadonlyMap<string, AnyIntent>,
): canfulfill.CanFulfillIntent {
  const intent = intents.get(asked?.name ?? '');
  const named = Object.entries(asked?.slots ?? {}).filter(([name]) => slotName.test(name));
  const slots = named.map(([name, { value }]) => {
    const known = intent?.slots !== undefined && Object.hasOwn(intent.slots, name) && value !== undefined;
    const answer = known ? 'YES' : 'NO';
    return [name, { canUnderstand: answer, canFulfill: answer }] as const;
  });
  const all = intent !== undefined && slots.every(([, { canFulfill }]) => canFulfill === 'YES');
  return {
    canFulfill: all ? 'YES' : 'NO',
    ...(slots.length > 0 ? { slots: Object.fromEntries(slots) } : {}),
  };
}
