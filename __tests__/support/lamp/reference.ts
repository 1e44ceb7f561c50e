import { z } from 'zod';
import { Problem } from '../../../contracts/reference/problem';
import { defineReference } from '../../../contracts/service';
import type { states } from './contract';
import type { operations } from './operations';

interface Lamp {
  brightness: number;
  isBroken: boolean;
}

const brightness = z.int().min(0).max(100);
const shown = z.strictObject({ brightness }).meta({ id: 'Lamp' });

/** The lamps of all customers. */
export class Lamps {
  readonly #lamps = new Map<string, Lamp>();

  constructor(private readonly seeded: boolean) {}

  of(customer: string): Lamp {
    const lamp = this.#lamps.get(customer) ?? { brightness: this.seeded ? 100 : 0, isBroken: false };
    this.#lamps.set(customer, lamp);
    return lamp;
  }

  forget(customer: string): void {
    this.#lamps.delete(customer);
  }
}

/** The lamp's reference. */
export const reference = defineReference<typeof operations, typeof states>()({
  shapes: {
    lamp: { summary: 'The lamp', answers: 'How bright it is', answer: shown },
    dim: {
      summary: 'Dim the lamp',
      answers: 'How bright it is now',
      path: z.object({ room: z.string().regex(/^[a-z]{1,20}$/) }),
      body: z.strictObject({ brightness }),
      answer: shown,
    },
  },
  open: ({ seeded }) => new Lamps(seeded),
  routes: {
    lamp: (lamps, { customer }) => ({ brightness: lamps.of(customer).brightness }),
    dim(lamps, { customer, body }) {
      const lamp = lamps.of(customer);
      if (lamp.isBroken) throw new Problem('lamp-broken');
      lamp.brightness = body.brightness;
      return { brightness: lamp.brightness };
    },
  },
  states: {
    'a lamp': (lamps, { customer, ...lamp }, tools) => {
      if (customer.startsWith('nobody')) throw new Error('nobody has no lamps');
      Object.assign(lamps.of(tools.customer(customer)), lamp);
      return {};
    },
  },
  forget: (lamps, customer) => lamps.forget(customer),
});
