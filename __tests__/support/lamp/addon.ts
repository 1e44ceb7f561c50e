import * as v from 'valibot';
import { type AddonService, toolsOf } from '../../../addon/service';
import type { operations } from './operations';
import type { English } from './skill';

const tool = toolsOf<English, typeof operations>();

const brightness = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100), v.description('Percent.'));
const shown = v.object({ brightness });

/** The lamp as an add-on, for tests of the mechanism. */
export const addon: AddonService<English, typeof operations> = {
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
        return { speech: say('state', lamp.value), data: lamp.value };
      },
    }),
    tool({
      name: 'dim_lamp',
      title: 'Dim the lamp',
      description: 'Call it when the customer wants another brightness. Returns the new one.',
      effect: 'sets',
      scope: 'lamp.write',
      input: v.strictObject({
        room: v.pipe(v.string(), v.trim(), v.maxLength(40), v.description('e.g. kitchen')),
        brightness,
      }),
      output: shown,
      act: async ({ saas, say, failed }, input) => {
        const lamp = await saas.dim(input);
        if (lamp.kind !== 'ok') return failed(lamp);
        return { speech: say('state', lamp.value), data: lamp.value };
      },
    }),
  ],
};
