import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { planCases } from '../../review/cases/plan-cases';
import { idsOf, reviewFixture } from './fixture';

const names = Object.keys(planCases);
const dangerous = names.filter((name) => name.startsWith('dangerous/'));
const harmless = names.filter((name) => name.startsWith('harmless/'));

test('there are at least 30 dangerous and 15 harmless plans', () => {
  expect(dangerous.length).toBeGreaterThanOrEqual(30);
  expect(harmless.length).toBeGreaterThanOrEqual(15);
  expect(dangerous.length + harmless.length).toBe(names.length);
});

test('every file of review/fixtures is a case of the table, and every case has its file', () => {
  const files = ['dangerous', 'harmless'].flatMap((kind) =>
    readdirSync(join('review', 'fixtures', kind))
      .filter((file) => !file.endsWith('.beside.json'))
      .map((file) => `${kind}/${file.replace(/\.json$/, '')}`),
  );
  expect(files.sort()).toEqual([...names].sort());
});

test.each(dangerous)('%s has exactly the findings that it should', (name) => {
  const report = reviewFixture(name);
  expect(idsOf(report)).toEqual([...(planCases[name]?.expect ?? [])].sort());
  expect(report.findings.length).toBeGreaterThan(0);
});

test.each(harmless)('%s is not blocked, at any severity', (name) => {
  const report = reviewFixture(name, { failOn: 'warn' });
  expect(idsOf(report)).toEqual([]);
  expect(report.verdict).toBe('clean');
});
