import { stripVTControlCharacters } from 'node:util';
import type { VerificationReport } from '../../../contracts/verifier/report';
import { reportJunit } from '../../../contracts/verifier/report-junit';
import { reportText } from '../../../contracts/verifier/report-text';

const report: VerificationReport = {
  ok: false,
  provider: 'saas-api',
  providerUrl: 'http://localhost:8080',
  source: 'https://broker.example.com',
  interactions: [
    {
      description: 'one',
      states: [],
      request: 'GET /1',
      status: 200,
      passed: true,
      pending: false,
      findings: [],
    },
    {
      description: 'two',
      states: ['a <state> & "more"'],
      request: 'GET /2',
      passed: false,
      pending: false,
      findings: [{ kind: 'state', message: 'no\u0000database\nat all', rule: 'pact.json:7 interactions[1]' }],
    },
    {
      description: 'three',
      states: [],
      request: 'GET /3',
      status: 404,
      passed: false,
      pending: true,
      findings: [
        { kind: 'status', expected: '200', received: '404', message: 'expected 200 but was 404' },
        { kind: 'header', path: 'Retry-After', expected: '30', received: '', message: 'it was missing' },
      ],
    },
  ],
  notices: ['The contract is the latest of main.'],
  published: false,
  duration: 1234,
};

it('the report for a terminal has a line for each interaction and the reasons of those that failed', () => {
  expect(stripVTControlCharacters(reportText(report)).split('\n')).toEqual([
    '✓ one GET /1 → 200',
    '✗ two',
    '    GET /2 got no answer',
    '    given a <state> & "more"',
    '    state: no\\u0000database\\nat all',
    '      rule pact.json:7 interactions[1]',
    '• three (pending)',
    '    GET /3 → 404',
    '    status: expected 200 but was 404',
    '    header Retry-After: it was missing',
    '      expected 30',
    '      received nothing',
    '',
    'The contract is the latest of main.',
    'saas-api breaks the contract: 1 passed, 1 failed, 1 failed but pending, 1.2 s (https://broker.example.com)',
    'The result was NOT published.',
  ]);
});

it('the JUnit report escapes what XML cannot hold, and skips what is pending', () => {
  expect(reportJunit(report).split('\n')).toEqual([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="saas-api">',
    '  <testsuite name="saas-api keeps the contract" tests="3" failures="1" errors="0" skipped="1" time="1.234">',
    '    <testcase classname="saas-api" name="one"/>',
    '    <testcase classname="saas-api" name="two (given a &lt;state&gt; &amp; &quot;more&quot;)">',
    '      <failure message="no�database&#10;at all">state: no�database&#10;at all&#10;rule pact.json:7 interactions[1]</failure>',
    '    </testcase>',
    '    <testcase classname="saas-api" name="three">',
    '      <skipped message="expected 200 but was 404">status: expected 200 but was 404&#10;header Retry-After: it was missing</skipped>',
    '    </testcase>',
    '  </testsuite>',
    '</testsuites>',
    '',
  ]);
});

it('a fault that is before every request is said once', () => {
  const [passed] = report.interactions;
  const expired = { kind: 'state', message: 'The token has expired.' } as const;
  const failing = ['two', 'three', 'four'].map((description) => ({
    description,
    states: [],
    passed: false,
    pending: false,
    findings: [expired],
  }));
  const interactions = passed ? [passed, ...failing] : failing;

  expect(
    stripVTControlCharacters(reportText({ ...report, interactions }))
      .split('\n')
      .slice(0, 5),
  ).toEqual([
    '✓ one GET /1 → 200',
    '✗ 3 requests could not be verified, all for the same reason',
    '    state: The token has expired.',
    '    two; three; four',
    '',
  ]);
});
