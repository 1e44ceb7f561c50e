import * as v from 'valibot';
import { type AddonService, toolsOf } from '../../addon/service';
import type { SkillService } from '../../skill/service';
import { operations, problems, scopes } from '../support/lamp/operations';

const english = {
  help: 'I can see and dim the lamp.',
  fallback: 'I can’t do that with the lamp.',
  bright: 'The lamp is at {{brightness, number}} percent.',
  broken: 'The lamp is broken.',
  seeLamp: 'see your lamp',
  dimLamp: 'dim your lamp',
} as const;

type English = typeof english;

/** The lamp's words and operations. */
export const lampSkill: SkillService<English, typeof operations> = {
  operations,
  problems,
  scopes,
  languages: { 'en-US': english },
  missingScope: { 'lamp.read': 'seeLamp', 'lamp.write': 'dimLamp' },
  refused: { 'lamp-broken': 'broken' },
  launch: () => ({ speech: 'The lamp is there.' }),
  intents: [],
  replies: [],
};

const tool = toolsOf<English, typeof operations>();

const brightness = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100), v.description('Percent.'));
const shown = v.object({ brightness });

/** The lamp as an add-on, for tests of the mechanism. */
export const lampAddon: AddonService<English, typeof operations> = {
  name: 'lamp',
  title: 'Example lamp',
  version: '1.0.0',
  instructions: 'Use it for the lamp at home.',
  tools: [
    tool({
      name: 'get_lamp',
      title: 'See the lamp',
      description: 'Call it when the customer asks how bright the lamp is. Returns the brightness.',
      effect: 'reads',
      scope: 'lamp.read',
      input: v.strictObject({}),
      output: shown,
      act: async ({ saas, say, failed }) => {
        const lamp = await saas.lamp();
        if (lamp.kind !== 'ok') return failed(lamp);
        return { speech: say('bright', lamp.value), data: lamp.value };
      },
    }),
    tool({
      name: 'dim_lamp',
      title: 'Dim the lamp',
      description: 'Call it when the customer wants another brightness. Returns the new one.',
      effect: 'changes',
      scope: 'lamp.write',
      input: v.strictObject({
        room: v.pipe(v.string(), v.maxLength(40), v.description('e.g. kitchen')),
        brightness,
      }),
      output: shown,
      act: async ({ saas, say, failed }, input) => {
        const lamp = await saas.dim(input);
        if (lamp.kind !== 'ok') return failed(lamp);
        return { speech: say('bright', lamp.value), data: lamp.value };
      },
    }),
  ],
};
