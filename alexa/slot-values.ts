import type { Slot } from 'ask-sdk-model';
import type { InteractionModel } from './utterance-matcher';

/** What a slot is resolved by. */
export interface SlotContext {
  /** e.g. `en-US` */
  readonly locale: string;
  readonly model: InteractionModel;
  /** The moment of the request, in milliseconds since 1970. Days are those of UTC. */
  readonly at: number;
}

/**
 * Slots as Alexa sends them: a day as its date, a time on the clock of 24 hours, a duration as ISO 8601 writes it, a
 * number in digits, and of a type that lists its values the one
 * that was meant, whichever of its synonyms was said. What Alexa could not make out has no value.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/custom-skills/slot-type-reference.html
 */
export function resolveSlots(
  intent: string,
  said: Readonly<Record<string, string>>,
  context: SlotContext,
): Record<string, Slot> {
  const { intents } = context.model.interactionModel.languageModel;
  const slots = intents.find(({ name }) => name === intent)?.slots ?? [];
  return Object.fromEntries(
    Object.entries(said).map(([name, words]) => {
      const type = slots.find((slot) => slot.name === name)?.type ?? '';
      return [name, { name, confirmationStatus: 'NONE', ...resolve(type, words, context) }];
    }),
  );
}

/** Alexa's own types whose value is not what was said. */
const ownTypes: Readonly<Record<string, (said: string, context: SlotContext) => string | undefined>> = {
  'AMAZON.DATE': dateOf,
  'AMAZON.TIME': timeOf,
  'AMAZON.DURATION': durationOf,
  'AMAZON.NUMBER': (said) => /^\d+$/.exec(said.normalize('NFKC').trim())?.[0],
};

function resolve(type: string, said: string, context: SlotContext): Pick<Slot, 'value' | 'resolutions'> {
  const ownType = ownTypes[type];
  if (ownType) {
    const value = ownType(said, context);
    return value === undefined ? {} : { value };
  }
  const listed = context.model.interactionModel.languageModel.types?.find(({ name }) => name === type);
  if (!listed) return { value: said };
  const meant = listed.values.find(({ name: { value, synonyms = [] } }) =>
    [value, ...synonyms].some((one) => comparable(one) === comparable(said)),
  );
  return {
    value: said,
    resolutions: {
      resolutionsPerAuthority: [
        {
          authority: `amzn1.er-authority.rehearsal.${type}`,
          status: { code: meant ? 'ER_SUCCESS_MATCH' : 'ER_SUCCESS_NO_MATCH' },
          values: meant ? [{ value: { name: meant.name.value, id: meant.id ?? '' } }] : [],
        },
      ],
    },
  };
}

const dayMs = 24 * 60 * 60 * 1000;

/** Today, tomorrow and a day of the week as the language calls them, and a date as it is written for machines. */
function dateOf(said: string, { locale, at }: SlotContext): string | undefined {
  const wanted = comparable(said);
  if (/^\d{4}-\d{2}-\d{2}$/.test(wanted)) return wanted;
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  // A day of the week is the next such day: today's name means the one in a week.
  for (const days of [0, 1, 2, 3, 4, 5, 6, 7]) {
    const day = new Date(at + days * dayMs);
    const names = [relative.format(days, 'day'), ...(days > 0 ? [weekday.format(day)] : [])];
    if (names.some((name) => comparable(name) === wanted)) return day.toISOString().slice(0, 10);
  }
  return undefined;
}

/** A time with its minutes, or a full hour, as the language writes it; or as it is written for machines. */
function timeOf(said: string, { locale }: SlotContext): string | undefined {
  const wanted = comparable(said);
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(wanted)) return wanted;
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' });
  const hour = new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZone: 'UTC' });
  for (let at = 0; at < dayMs; at += 60_000) {
    const names = [time.format(at), ...(at % 3_600_000 === 0 ? [hour.format(at)] : [])];
    if (names.some((name) => withoutZero(name) === withoutZero(wanted)))
      return new Date(at).toISOString().slice(11, 16);
  }
  return undefined;
}

const withoutZero = (time: string) => comparable(time).replace(/^0(?=\d)/, '');

/** How ISO 8601 writes each unit. */
const units = {
  second: (many: number) => `PT${many}S`,
  minute: (many: number) => `PT${many}M`,
  hour: (many: number) => `PT${many}H`,
  day: (many: number) => `P${many}D`,
  week: (many: number) => `P${many}W`,
};

/** So many of one unit, up to 99, as the language writes them; or as it is written for machines. */
function durationOf(said: string, { locale }: SlotContext): string | undefined {
  const wanted = comparable(said);
  if (/^p(?=.)(\d+w|(\d+d)?(t(?=.)(\d+h)?(\d+m)?(\d+s)?)?)$/.test(wanted)) return wanted.toUpperCase();
  for (const [unit, write] of Object.entries(units)) {
    const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
    for (let many = 1; many < 100; many += 1) {
      if (comparable(format.format(many)) === wanted) return write(many);
    }
  }
  return undefined;
}

function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}
