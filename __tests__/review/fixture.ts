import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planCases } from '../../review/cases/plan-cases';
import { Configuration } from '../../review/configuration';
import { parsePlan } from '../../review/parse-plan';
import type { Report } from '../../review/report';
import { type ReviewOptions, review } from '../../review/review';

/** The day on which every fixture is reviewed: one of them has a certificate that is about to expire. */
export const today = new Date('2026-11-23T12:00:00Z');

interface BesideFile {
  readonly previousTerraformVersion?: string;
  readonly configuration?: ConstructorParameters<typeof Configuration>[0];
  readonly previousConfiguration?: ConstructorParameters<typeof Configuration>[0];
}

export interface Fixture {
  readonly plan: ReturnType<typeof parsePlan>;
  readonly options: ReviewOptions;
}

/** @param name path in review/fixtures/ without `.json` */
export function readFixture(name: string): Fixture {
  const file = join('review', 'fixtures', `${name}.json`);
  const besideFile = join('review', 'fixtures', `${name}.beside.json`);
  const beside: BesideFile = existsSync(besideFile)
    ? (JSON.parse(readFileSync(besideFile, 'utf8')) as BesideFile)
    : {};
  return {
    plan: parsePlan(readFileSync(file)),
    options: {
      now: today,
      clients: planCases[name]?.clients,
      previousTerraformVersion: beside.previousTerraformVersion,
      configuration: beside.configuration && new Configuration(beside.configuration),
      previousConfiguration: beside.previousConfiguration && new Configuration(beside.previousConfiguration),
    },
  };
}

/** Reviews a fixture with everything that is known beside it. */
export function reviewFixture(name: string, options: ReviewOptions = {}): Report {
  const fixture = readFixture(name);
  return review(fixture.plan, { ...fixture.options, ...options });
}

/** Findings as the table of cases writes them. */
export function idsOf({ findings }: Report): string[] {
  return findings.map(({ rule, address }) => `${rule} ${address}`).sort();
}
