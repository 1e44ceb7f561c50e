import { formatViolations } from '../../config/report';
import { validateEnvironments } from '../../config/validate';
import { fc } from '../support/properties';
import { complete } from './settings-builder';

/** All that validation would print. */
function printed(environments: unknown): string {
  const { errors, warnings } = validateEnvironments(environments);
  return formatViolations([...errors, ...warnings]);
}

/** The path of every value in the settings that use everything. */
function pathsOf(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((element, index) => [index, element])
    : Object.entries(value);
  return [[...path], ...entries.flatMap(([step, element]) => pathsOf(element, [...path, step]))];
}

function withValueAt(
  value: unknown,
  [step, ...rest]: readonly (string | number)[],
  planted: unknown,
): unknown {
  if (step === undefined) return planted;
  if (Array.isArray(value)) {
    return value.map((element, index) => (index === step ? withValueAt(element, rest, planted) : element));
  }
  const record = value as Record<string, unknown>;
  return { ...record, [step]: withValueAt(record[step], rest, planted) };
}

const anyPath = fc.constantFrom(...pathsOf(complete()));

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const mixed = (length: number) =>
  fc
    .string({
      unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'),
      minLength: length,
      maxLength: length,
    })
    .filter((text) => /\d/.test(text) && /[a-zA-Z]/.test(text));

/** Credentials in the shapes that identity providers and AWS give them. */
const secret = fc.oneof(
  mixed(40),
  mixed(51),
  hex(32).filter((text) => /\d/.test(text) && /[a-f]/.test(text)),
  mixed(24).map((text) => `GOCSPX-${text}`),
  hex(64).map((text) => `amzn1.oa2-cs.v1.${text}`),
  mixed(16).map((text) => `AKIA${text.toUpperCase()}`),
  mixed(30).map((text) => `eyJhbGciOiJIUzI1NiJ9.${text}.${text}`),
  mixed(64).map((text) => `-----BEGIN PRIVATE KEY-----\n${text}\n-----END PRIVATE KEY-----`),
  mixed(12).map((text) => `https://user:${text}@api.example.com`),
);

test('no input makes validation throw', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true }), (input) => {
      expect(typeof printed(input)).toBe('string');
      expect(typeof printed([input, input])).toBe('string');
    }),
    { numRuns: 200 },
  );
});

test('nothing that stands in the place of a setting makes validation throw', () => {
  fc.assert(
    fc.property(anyPath, fc.oneof(fc.anything(), fc.string({ unit: 'binary' })), (path, planted) => {
      const { settings, errors } = validateEnvironments([withValueAt(complete(), path, planted)]);
      expect(settings).toHaveLength(errors.length > 0 ? 0 : 1);
    }),
    { numRuns: 300 },
  );
});

test('a secret in the place of any setting is never printed', () => {
  fc.assert(
    fc.property(anyPath, secret, (path, planted) => {
      expectNotPrinted(planted, printed([withValueAt(complete(), path, planted)]));
    }),
    { numRuns: 600 },
  );
});

test('a secret in a setting that does not exist is never printed, nor as its name', () => {
  fc.assert(
    fc.property(anyPath, secret, (path, planted) => {
      expectNotPrinted(planted, printed([withValueAt(complete(), [...path, 'clientSecret'], planted)]));
      expectNotPrinted(planted, printed([withValueAt(complete(), [...path, planted], 'x')]));
    }),
    { numRuns: 300 },
  );
});

/** Neither the whole nor the part that matters, whatever stands around it. */
function expectNotPrinted(planted: string, output: string): void {
  const parts = planted.match(/[A-Za-z0-9]{12,}/g) ?? [];
  expect([planted, ...parts].filter((part) => output.includes(part))).toEqual([]);
}
