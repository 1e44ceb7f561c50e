import { attack, type PreparedAttack, prepareAttack } from '../../../__tests__/support/attack/attack';
import { httpKinds } from '../../../__tests__/support/attack/http-kinds';
import type { AttackReport } from '../../../__tests__/support/attack/run';
import { alexaLimits } from '../../../alexa/limits';
import { findNode } from '../../../testing/find-node';
import { describeUnless } from '../../../testing/skip-log';

jest.setTimeout(300_000);

const budgetMs = 800;
/** For a machine that does other things meanwhile; what works on uncut text takes several times that. */
const slackMs = 10_000;

/** Nothing that must never be. */
const clean = { faults: [], strays: [], twice: [], leaks: [] };

function expectBounded(report: AttackReport): void {
  expect(report).toMatchObject(clean);
  const { http, bodies, mangled } = report.slowest;
  expect(Math.max(http.value, bodies.value, mangled.value)).toBeLessThan(budgetMs + slackMs);
  expect(report.largest.value).toBeLessThanOrEqual(alexaLimits.responseBytes);
}

let prepared: PreparedAttack;
beforeAll(async () => {
  prepared = await prepareAttack();
});

it('answers every service and every envelope in time, in bounds, once, and leaves nothing behind', async () => {
  const report = await attack(process.execPath, prepared, { budgetMs, mangled: 20_000 });
  expectBounded(report);
  expect(report.answers.http).toBe(3 * Object.keys(httpKinds).length);
  expect(report.answers.http + report.answers.bodies).toBeGreaterThan(1_500);
  expect(report.answers.mangled).toBe(20_000);
  // A gigabyte would be a leak: a function has 512 MB.
  expect(report.memory.peak).toBeLessThan(512);
});

const current = process.versions.node.split('.')[0];
describe.each(['22', '24'].filter((version) => version !== current))('on Node %s', (version) => {
  const node = findNode(version);
  const missing = node ? undefined : `no Node ${version}; npm run test:runtimes installs it`;

  describeUnless(missing, `the attack on Node ${version}`, () => {
    it('too', async () => {
      const calling = { http: ['adding a task'], bodies: [] };
      const report = await attack(node ?? '', prepared, { budgetMs, calling, mangled: 1_000 });
      expect(report.node.split('.')[0]).toBe(version);
      expectBounded(report);
    });
  });
});

it('finds what a careless skill does', async () => {
  const careless = await prepareAttack('__tests__/support/attack/careless-skill.ts');
  const calling = { http: ['the plan'], bodies: ['the plan'] };
  const report = await attack(process.execPath, careless, { budgetMs, calling });
  expect(report.strays.join()).toMatch(/uncaught exception/);
  expect(report.faults.join()).toMatch(/not well-formed XML/);
  expect(report.faults.join()).toMatch(/larger than 24576 bytes/);
});
