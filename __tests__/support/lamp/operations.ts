import * as v from 'valibot';
import type { Operations, Problems } from '../../../skill/saas/operation';

/** A very small service, made for the tests of the mechanism: a lamp that can be looked at and dimmed. */

export const scopes = { 'lamp.read': 'See the lamp', 'lamp.write': 'Dim the lamp' } as const;

export const problems = {
  'lamp-broken': { status: 409, title: 'The lamp is broken' },
} as const satisfies Problems;

const lamp = v.object({ brightness: v.number() });

export const operations = {
  lamp: {
    method: 'GET',
    path: '/lamp',
    scope: 'lamp.read',
    status: 200,
    repeat: 'safe',
    problems: [],
    answer: lamp,
  },
  dim: {
    method: 'PUT',
    path: '/rooms/{room}/lamp',
    body: { brightness: v.number() },
    scope: 'lamp.write',
    status: 200,
    repeat: 'idempotent',
    problems: ['lamp-broken'],
    answer: lamp,
  },
} as const satisfies Operations<keyof typeof scopes, keyof typeof problems>;
