import type { InteractionModel } from '../../../alexa/utterance-matcher';

interface Said {
  readonly invocationName: string;
  readonly state: readonly string[];
  readonly dim: readonly string[];
  readonly yes: readonly string[];
  readonly help: readonly string[];
  readonly stop: readonly string[];
}

const modelOf = ({ invocationName, state, dim, yes, help, stop }: Said): InteractionModel => ({
  interactionModel: {
    languageModel: {
      invocationName,
      intents: [
        { name: 'LampIntent', samples: state },
        {
          name: 'DimIntent',
          slots: [
            { name: 'room', type: 'AMAZON.SearchQuery', samples: ['{room}'] },
            { name: 'level', type: 'AMAZON.NUMBER', samples: ['{level}'] },
          ],
          samples: dim,
        },
        { name: 'AMAZON.YesIntent', samples: yes },
        { name: 'AMAZON.HelpIntent', samples: help },
        { name: 'AMAZON.StopIntent', samples: stop },
      ],
    },
  },
});

/** The lamp's interaction models. */
export const models = {
  'en-US': modelOf({
    invocationName: 'lamp companion',
    state: ['how bright is it', 'is the lamp on'],
    dim: ['dim the {room}', 'dim it', 'set the {room} to {level}'],
    yes: ['yes'],
    help: ['help'],
    stop: ['stop'],
  }),
  'ja-JP': modelOf({
    invocationName: 'ランプ係',
    state: ['明るさを教えて'],
    dim: ['{room}を暗くして', '暗くして', '{room}を{level}にして'],
    yes: ['はい'],
    help: ['ヘルプ'],
    stop: ['ストップ'],
  }),
} as const satisfies Readonly<Record<string, InteractionModel>>;
