import * as v from 'valibot';
import {
  type Intent as AnyIntent,
  type Replies as AnyReplies,
  awaiting,
  type MemoryOf,
  question,
  type SkillService,
  type Words,
} from '../../../skill/service';
import { operations, problems, scopes } from './operations';

const enUS = {
  help: 'I can tell you how bright the lamp is, and dim it.',
  fallback: 'That is nothing for a lamp.',
  lamp: 'The lamp',
  state: 'The lamp is at {{brightness, number}} percent.',
  level: '{{brightness, number}} percent',
  whichRoom: 'In which room?',
  howBright: 'How bright should it be, in percent?',
  noLevel: 'A lamp is between 0 and 100 percent bright.',
  sure: 'Dim the lamp in the {{room}} to {{brightness, number}} percent?',
  dimmed: 'It is dimmed now.',
  kept: 'I left the lamp as it is.',
  broken: 'The lamp is broken.',
  see: 'see the lamp',
  dim: 'dim the lamp',
} as const;
export type English = typeof enUS;

const jaJP: Words<English> = {
  help: 'ランプの明るさを言ったり、変えたりできます。',
  fallback: 'それはできません。',
  lamp: 'ランプ',
  level: '{{brightness, number}}パーセント',
  state: 'ランプは{{brightness, number}}パーセントです。',
  whichRoom: 'どの部屋ですか?',
  howBright: '何パーセントにしますか?',
  noLevel: '明るさは0から100パーセントです。',
  sure: '{{room}}のランプを{{brightness, number}}パーセントにしますか?',
  dimmed: '暗くしました。',
  kept: 'そのままにしました。',
  broken: 'ランプが壊れています。',
  see: 'ランプの確認',
  dim: 'ランプの変更',
};

type Intent = AnyIntent<English, typeof operations>;

/** Whether the lamp is to be dimmed. */
const isSure = question('is-sure', {
  room: v.pipe(v.string(), v.minLength(1), v.maxLength(50)),
  brightness: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
});

const lampIntent: Intent = {
  names: ['LampIntent'],
  answer: (turn) =>
    turn.withAccount(async (saas) => {
      const lamp = await saas.lamp();
      if (lamp.kind !== 'ok') return turn.failed(lamp);
      const { say } = turn;
      return {
        speech: say('state', lamp.value),
        screen: { title: say('lamp'), items: [{ text: say('level', lamp.value) }] },
      };
    }),
};

/** Two slots, each asked for when it is missing, and a confirmation. */
const dimIntent: Intent = {
  names: ['DimIntent'],
  slots: {
    room: { type: 'AMAZON.SearchQuery', ask: 'whichRoom' },
    level: { type: 'AMAZON.NUMBER', ask: 'howBright' },
  },
  answer(turn) {
    const { say } = turn;
    const room = turn.slot('room');
    if (!room) return turn.elicit('room');
    const level = turn.slot('level');
    if (!level) return turn.elicit('level');
    const brightness = Number(level);
    if (!(brightness >= 0 && brightness <= 100)) return { speech: say('noLevel') };
    const asked = { room: room.slice(0, 50), brightness };
    return { ask: { question: say('sure', asked), awaiting: awaiting(isSure, asked) } };
  },
};

const isSureReplies: AnyReplies<English, typeof operations, MemoryOf<typeof isSure>> = {
  question: isSure,
  yes: (turn, { room, brightness }) =>
    turn.withAccount(async (saas) => {
      const dimmed = await saas.dim({ room, brightness });
      return dimmed.kind === 'ok' ? { speech: turn.say('dimmed') } : turn.failed(dimmed);
    }),
  no: ({ say }) => ({ speech: say('kept') }),
};

/** The lamp as the skill takes it. */
export const skill: SkillService<English, typeof operations> = {
  operations,
  problems,
  scopes,
  languages: { 'en-US': enUS, 'ja-JP': jaJP },
  missingScope: { 'lamp.read': 'see', 'lamp.write': 'dim' },
  refused: { 'lamp-broken': 'broken' },
  launch: ({ say }) => ({ ask: { question: say('whatToDo') } }),
  intents: [lampIntent, dimIntent],
  replies: [isSureReplies],
};
