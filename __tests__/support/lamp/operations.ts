import * as v from 'valibot';
import type { Operation, Problems } from '../../../skill/saas/operation';

/** A very small service, made for the tests of the mechanism: a lamp that can be looked at and dimmed. */

export const scopes = { 'lamp.read': 'See the lamp', 'lamp.write': 'Dim the lamp' } as const;

export const problems = {
  'lamp-broken': { status: 409, title: 'The lamp is broken' },
} as const satisfies Problems;

const op = <Input, Value, const Problem extends keyof typeof problems | 'bad-request' | 'not-found'>(
  operation: Operation<Input, Value, Problem, keyof typeof scopes>,
) => operation;

const lamp = v.object({ brightness: v.number() });

export const operations = {
  lamp: op({
    method: 'GET',
    path: '/lamp',
    scope: 'lamp.read',
    status: 200,
    repeatable: true,
    problems: [],
    answer: lamp,
    request: (_nothing: undefined) => ({}),
  }),
  dim: op({
    method: 'PUT',
    path: '/rooms/{room}/lamp',
    scope: 'lamp.write',
    status: 200,
    repeatable: true,
    problems: ['lamp-broken'],
    answer: lamp,
    request: ({ room, brightness }: { room: string; brightness: number }) => ({
      path: { room },
      body: { brightness },
    }),
  }),
};
