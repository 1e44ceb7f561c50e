import { readFileSync } from 'node:fs';
import { PlanError, parsePlan } from '../../review/parse-plan';
import { review } from '../../review/review';
import { idsOf, today } from './fixture';

const fixture = readFileSync('review/fixtures/dangerous/client-redirect-lost.json');
const secret = 'hunter2-hunter2';

function refusal(input: string | Uint8Array): string {
  try {
    parsePlan(typeof input === 'string' ? Buffer.from(input) : input);
  } catch (error) {
    if (error instanceof PlanError) return error.message;
    throw error;
  }
  return 'was read';
}

test.each([
  ['nothing', '', /empty/],
  ['a binary plan file', Buffer.from('PK\u0003\u0004rest'), /binary plan file.*terraform show -json/],
  ['text', `password=${secret}`, /not JSON/],
  ['bytes that are no text', Buffer.from([0x7b, 0xff, 0xfe, 0x80]), /not text/],
  ['a list', `["${secret}"]`, /not a plan/],
  ['other JSON', `{"password":"${secret}"}`, /no format_version/],
  ['a state file', `{"version":4,"lineage":"x","serial":1,"password":"${secret}"}`, /Terraform state/],
  ['a state shown as JSON', '{"format_version":"1.0","values":{}}', /a state as/],
  ['the log of plan -json', '{"@level":"info"}\n{"@level":"info"}', /log of `terraform plan -json`/],
  ['provider schemas', '{"format_version":"1.0","provider_schemas":{}}', /provider schemas/],
  ['a truncated plan', fixture.subarray(0, fixture.length / 2), /damaged or ends too early/],
  ['an older format', '{"format_version":"0.2"}', /older than this review reads/],
  ['a newer format', '{"format_version":"2.0"}', /newer than this review reads/],
  ['a format of no known form', `{"format_version":"${secret}"}`, /not of the form/],
  [
    'changes of another shape',
    `{"format_version":"1.2","resource_changes":["${secret}"]}`,
    /do not have the shape/,
  ],
  [
    'an action that nobody knows',
    '{"format_version":"1.2","resource_changes":[{"address":"a.b","type":"a","change":{"actions":["exchange"]}}]}',
    /a kind of change that this review does not know/,
  ],
])('refuses %s, says what it is, and quotes nothing of it', (_, input, message) => {
  expect(refusal(input)).toMatch(message);
  expect(refusal(input)).not.toContain(secret);
});

test('reads UTF-16 with a byte order mark, as PowerShell redirects it', () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(fixture.toString('utf8'), 'utf16le')]);
  expect(idsOf(review(parsePlan(utf16), { now: today }))).toEqual([
    'client-redirect-lost aws_cognito_user_pool_client.assistant',
  ]);
});

test('reads a newer minor version of the format, and says so', () => {
  const plan = parsePlan(Buffer.from(fixture.toString('utf8').replace('"1.2"', '"1.9"')));
  expect(review(plan, { now: today }).notes).toEqual([
    'The plan is of format 1.9, newer than this review was tested with.',
  ]);
});

test('refuses a plan of another project instead of calling it clean', () => {
  const plan = parsePlan(
    Buffer.from(
      '{"format_version":"1.2","resource_changes":[{"address":"aws_s3_bucket.a","type":"aws_s3_bucket","change":{"actions":["delete"],"before":{},"after":null}}]}',
    ),
  );
  expect(() => review(plan)).toThrow(/another project/);
});

test('a plan that only creates says that it shows nothing of what is deployed', () => {
  const firstDeploy = parsePlan(readFileSync('review/fixtures/harmless/first-deploy.json'));
  expect(review(firstDeploy, { now: today }).notChecked[0]).toMatch(/planned against no state/);
  expect(review(parsePlan(fixture), { now: today }).notChecked.join()).not.toMatch(/against no state/);
});
