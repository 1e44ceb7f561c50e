import { readFileSync } from 'node:fs';
import { stopOwnServices } from '../../../__tests__/support/own-service';
import { broken } from '../../../contracts/verifier/report';
import { reportJunit } from '../../../contracts/verifier/report-junit';
import { reportText } from '../../../contracts/verifier/report-text';
import { verifyChanged } from './own-verification';

afterEach(stopOwnServices);

/** The rule's line moves whenever the contract grows. */
const withoutLine = (text = '') => text.replace(/\.json:\d+/, '.json:…');

describe('a team’s own service', () => {
  it('that answers with a wrong type is told what was expected, what came and where the rule is', async () => {
    const report = await verifyChanged(['total: open.length', 'total: String(open.length)']);
    const text = reportText(report);
    const [, place] = /rule (\S+:\d+) /.exec(text) ?? [];
    const [file = '', line] = place?.split(':') ?? [];

    expect(report.ok).toBe(false);
    const [, printed] =
      /## Reading a failure\n\n```\n(.*?)```/s.exec(readFileSync('docs/contract.md', 'utf8')) ?? [];
    expect(withoutLine(text)).toContain(withoutLine(printed));
    expect(readFileSync(file, 'utf8').split('\n')[Number(line) - 1]).toContain('"total": 2');
    expect(reportJunit(report)).toContain("body $.total: Expected '2' (String)");
  });

  it('that does not check tokens fails where a token is no good, and nowhere else', async () => {
    const report = await verifyChanged(['return isGood ?', 'return iss ?']);
    const names = broken(report).map(({ description }) => description);

    expect(report.ok).toBe(false);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(/ with (a forged|a revoked|an expired) token$/);
  });

  it('whose states endpoint fails is told by which state', async () => {
    const report = await verifyChanged([
      "if (action === 'teardown')",
      "if (state === 'a customer') return answer(500, { error: 'no database' });\n  if (action === 'teardown')",
    ]);

    expect(report.ok).toBe(false);
    expect(reportText(report)).toContain(
      'state: The states endpoint answered 500 to the setup of "a customer": {"error":"no database"}',
    );
  });
});

it.each([
  ['have all expired', 'params, { exp: 1 }', /The token of "a valid access token" has expired/g],
  [
    'have every scope',
    "{ ...params, scopes: ['profile.read', 'tasks.read', 'tasks.write'] }",
    /The token of "a valid access token" has too many scopes, profile\.read, tasks\.read, tasks\.write:/g,
  ],
])('states whose tokens %s are told of once', async (_what, minted, message) => {
  const valid = "'a valid access token': (params) => issue(";
  const report = await verifyChanged([`${valid}params)`, `${valid}${minted})`]);
  const text = reportText(report);

  expect(text.match(message)).toHaveLength(1);
  expect(text).toMatch(/^✗ \d\d requests could not be verified, all for the same reason$/m);
  expect(report.ok).toBe(false);
});
