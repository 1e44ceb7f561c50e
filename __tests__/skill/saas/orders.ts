import * as v from 'valibot';
import { Deadline } from '../../../skill/saas/deadline';
import { count, cursor, day, id, text } from '../../../skill/saas/fields';
import type { SaasApi } from '../../../skill/saas/operation';
import type { SaasCall } from '../../../skill/saas/outcome';
import { createClient } from '../../../skill/saas/saas-client';
import { saasOrigin } from '../../support/skill-under-test';

const order = v.object({ id, title: text, status: v.string(), dueOn: v.nullish(day) });

/** Operations of every kind. */
const api = {
  scopes: { 'lamp.read': '', 'orders.read': '', 'orders.write': '' },
  problems: {
    'plan-required': { status: 403, title: '' },
    'already-completed': { status: 409, title: '' },
    'idempotency-conflict': { status: 409, title: '' },
    'invalid-order': { status: 422, title: '' },
    'order-limit-reached': { status: 422, title: '' },
    'order-closed': { status: 409, title: '', toldBy: 'status' },
    'order-strange': { status: 422, title: '', toldBy: 'status' },
  },
  operations: {
    me: {
      method: 'GET',
      path: '/v1/lamp',
      scope: 'lamp.read',
      repeat: 'safe',
      status: 200,
      answer: v.object({ displayName: text, plan: v.looseObject({}), usage: v.looseObject({}) }),
      problems: [],
    },
    openOrders: {
      method: 'GET',
      path: '/v1/orders',
      query: { status: 'open', limit: v.number(), cursor: v.optional(v.string()) },
      scope: 'orders.read',
      repeat: 'safe',
      status: 200,
      answer: v.object({ orders: v.array(order), nextCursor: v.nullish(cursor), total: count }),
      problems: ['bad-request'],
    },
    addOrder: {
      method: 'POST',
      path: '/v1/orders',
      body: { title: v.string() },
      scope: 'orders.write',
      repeat: 'by-key',
      status: 201,
      answer: order,
      problems: ['invalid-order'],
    },
    completeOrder: {
      method: 'POST',
      path: '/v1/orders/{id}/complete',
      scope: 'orders.write',
      repeat: 'idempotent',
      status: 200,
      answer: order,
      problems: ['not-found'],
    },
    charge: {
      method: 'PATCH',
      path: '/v1/orders/{id}',
      query: { tag: v.array(v.string()) },
      headers: { 'X-Version': 2 },
      body: { paid: v.boolean(), by: 'voice' },
      scope: 'orders.write',
      repeat: 'never',
      status: 200,
      answer: order,
      problems: ['already-completed', 'order-closed'],
    },
    rename: {
      method: 'PUT',
      path: '/v1/orders/{id}.{format}',
      headers: { 'Content-Type': 'application/vnd.api+json' },
      body: { data: { type: 'order', id: v.string(), attributes: { title: v.string() } } },
      scope: 'orders.write',
      repeat: 'idempotent',
      status: 200,
      answer: order,
      problems: [],
    },
    refund: {
      method: 'POST',
      path: '/v1/orders/{id}:refund',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: { why: v.string(), card: { last4: v.optional(v.string()), owner: { self: true } } },
      scope: 'orders.write',
      repeat: 'never',
      status: 200,
      answer: order,
      problems: [],
    },
  },
} as const satisfies SaasApi;

export const accessToken = 'header.payload.signature';
export const vase = { id: 'ord_1', title: 'Vase', status: 'open', dueOn: '2026-11-30' };
export const profile = {
  displayName: 'Ada',
  plan: { name: 'Team', orderLimit: 100, renewsOn: '2026-12-31' },
  usage: { openOrders: 7 },
};

interface Options {
  readonly baseUrl?: string;
  readonly accessToken?: string;
  /** Until the deadline. */
  readonly milliseconds?: number;
}

/** A client of these operations, and the calls that it tells of. */
export function ordersClient(options: Options = {}) {
  const calls: SaasCall[] = [];
  const client = createClient(api, {
    baseUrl: options.baseUrl ?? saasOrigin,
    accessToken: options.accessToken ?? accessToken,
    deadline: new Deadline(options.milliseconds ?? 5_000),
    onCall: (call) => calls.push(call),
  });
  return { ...client, calls };
}
