import { at, type Context, eachOf, never, type Rule, repeated, rule } from './rule';
import { hasCredentials, isHttps } from './shapes';
import { sources } from './sources';

const migration = ({ draft }: Context) => draft.customers?.migration;

/** The rules of the customers that the SaaS already has. */
export const customerRules: readonly Rule[] = [
  rule({
    judges: (context) => at(['customers', 'migration', 'url'], migration(context)?.url),
    holds: (url) => isHttps(url) && !hasCredentials(url) && !url.includes('#'),
    expected: 'an absolute https URL without a user name, a password or a fragment',
    source: sources.url,
    remedy: "Write the whole URL of the SaaS's endpoint: the passwords of customers travel to it.",
  }),
  rule({
    judges: (context) => at(['customers', 'migration', 'secretArn'], migration(context)?.secretArn),
    holds: (arn) =>
      /^arn:aws[\w-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]{1,512}-[A-Za-z0-9]{6}$/.test(arn),
    expected:
      'the whole ARN of a secret, "arn:aws:secretsmanager:<region>:<account>:secret:<name>-<6 letters and digits>"',
    source: sources.secretsManager,
    remedy:
      'Copy it from the Secrets Manager console, never the value: the function may read the secret of that ARN alone, and Secrets Manager adds the last six characters to the name.',
  }),
  rule({
    judges: ({ draft }) => repeated(eachOf(['customers', 'claims'], draft.customers?.claims)),
    holds: never,
    expected: 'each claim once',
    source: sources.accessTokenClaims,
    remedy: 'Delete the repetition.',
  }),
  rule({
    judges: ({ draft }) =>
      at(['customers', 'revocation', 'invokedBy'], draft.customers?.revocation?.invokedBy),
    holds: (arn) => /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/.test(arn),
    expected: 'the ARN of an IAM role, "arn:aws:iam::<account>:role/<name>"',
    source: sources.lambda,
    remedy: 'Copy it from the IAM console, or leave it out where Alexa alone tells of customers who leave.',
  }),
];
