import type { Utterances } from '../../../definition/service';

/** What customers say to the lamp. */
export const utterances: Readonly<Record<string, Utterances>> = {
  'en-US': {
    invocationName: 'lamp companion',
    samples: {
      LampIntent: ['how bright is it', 'is the lamp on'],
      DimIntent: ['dim the {room}', 'dim it', 'set the brightness to {level}', 'set it to {level} percent'],
    },
    replies: { DimIntent: { room: ['{room}'], level: ['{level}', '{level} percent'] } },
  },
  'ja-JP': {
    invocationName: 'ランプ係',
    samples: {
      LampIntent: ['明るさを教えて'],
      DimIntent: ['{room} を暗くして', '暗くして', '明るさを {level} にして'],
    },
    replies: { DimIntent: { room: ['{room}'], level: ['{level}', '{level} パーセント'] } },
  },
};
