import { formats } from '../../review/formats/format';
import type { Json, Plan, ResourceChange } from '../../review/plan';
import { type ReviewOptions, review } from '../../review/review';
import { fc } from '../support/properties';
import { readFixture } from './fixture';

const names = [
  'dangerous/everything-destroyed',
  'dangerous/other-choices-first-deploy',
  'dangerous/pool-replaced-by-name',
  'dangerous/client-redirect-lost',
  'dangerous/client-redirects-of-another-vendor',
  'dangerous/client-callback-insecure',
  'dangerous/client-units-wrong',
  'dangerous/client-scope-lost',
  'dangerous/client-sign-in-lost',
  'dangerous/permission-other-skill',
  'dangerous/domain-certificate-in-europe',
  'dangerous/alias-elsewhere',
  'dangerous/iam-wider',
  'dangerous/logs-shorter',
  'dangerous/drift-changed',
];
const fixtures = names.map((name) => ({ name, ...readFixture(name) }));

/** Every text of a value becomes a secret of its own, and all of it is marked. */
function plant(value: Json, secret: (text: string) => string): Json {
  if (typeof value === 'string') return secret(value);
  if (Array.isArray(value)) return value.map((item) => plant(item, secret));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plant(item as Json, secret)]));
}

function report(plan: Plan, options: ReviewOptions): string {
  const reviewed = review(plan, options);
  return Object.values(formats)
    .map((format) => format(reviewed, { width: 80 }))
    .join('\n')
    .replace(/\s+/g, ' ');
}

/** Wraps are undone by looking for a word that cannot be broken. */
const word = fc.stringMatching(/^[a-z]{12}$/).map((text) => `s3cr3t${text}`);

test('what is marked as sensitive is in no format, wherever the mark stands', () => {
  fc.assert(
    fc.property(fc.constantFrom(...fixtures), fc.nat(), word, ({ plan, options }, choice, secret) => {
      const changes = plan.resource_changes ?? [];
      const picked = choice % Math.max(changes.length, 1);
      const planted = changes.map((entry, index): ResourceChange => {
        if (index !== picked) return entry;
        // Hosts, schemes and forms stay, so that the rules go on to say something about the value.
        const put = (text: string) => (text.startsWith('{') ? text : `${text}${secret}`);
        const { before, after } = entry.change;
        return {
          ...entry,
          change: {
            ...entry.change,
            before: plant(before ?? null, put),
            after: plant(after ?? null, put),
            before_sensitive: true,
            after_sensitive: true,
          },
        };
      });
      expect(report({ ...plan, resource_changes: planted }, options)).not.toContain(secret);
    }),
    { numRuns: 300 },
  );
});

test('a single marked attribute is hidden, the others are still told', () => {
  const { plan, options } = readFixture('dangerous/permission-other-skill');
  const marked = (plan.resource_changes ?? []).map((entry) => ({
    ...entry,
    change: {
      ...entry.change,
      before_sensitive: { event_source_token: true },
      after_sensitive: { event_source_token: true },
    },
  }));
  const [finding] = review({ ...plan, resource_changes: marked }, options).findings;
  expect(finding?.changes).toBe('The function answers the skill (sensitive) instead of (sensitive).');
});

test('a marked value is hidden even where a copy of it stands without a mark', () => {
  const { plan, options } = readFixture('dangerous/domain-certificate-in-europe');
  const marked = (plan.resource_changes ?? []).map((entry) =>
    entry.type === 'aws_cognito_user_pool'
      ? {
          ...entry,
          change: {
            ...entry.change,
            before: { name: 'login.example.org' },
            before_sensitive: { name: true },
          },
        }
      : entry,
  );
  const text = report({ ...plan, resource_changes: marked }, options);
  expect(text).toContain('the sign-in domain (sensitive)');
  expect(text).not.toContain('login.example.org');
});
