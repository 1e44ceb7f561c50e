import { skillRegions } from '../../alexa/limits';
import { isSecret } from '../secrets';
import { formatPath } from '../violations';
import { at, never, type Rule, rule, taken, texts } from './rule';
import { region } from './shapes';
import { sources } from './sources';

/** What the repository ships in place of values that only a team has, and the domain names of RFC 2606. */
const placeholder =
  /^M1A2B3C4D5E6F7$|00000000-0000-4000-8000|\b123456789012\b|Z0123456789ABCDEFGHIJ|\bexample\.(?:com|net|org)\b/;

/** The rules of the environment as a whole, and of every text in it. */
export const environmentRules: readonly Rule[] = [
  rule({
    judges: ({ draft }) => at(['name'], draft.name),
    holds: (name) => /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name) && name.length <= 32,
    expected: 'a name of small letters, digits and single hyphens, at most 32 characters, a letter first',
    source: sources.voicelink,
    remedy: 'Choose a name such as "production": it names the stack and its resources.',
  }),
  rule({
    judges: ({ draft }) => at(['name'], draft.name),
    holds: (name, context) => !taken(context, (one) => one.name).includes(name),
    expected: 'a name that no other environment has',
    source: sources.voicelink,
    remedy: 'Rename one of the two: each environment is a stack of its own.',
  }),
  rule({
    judges: ({ draft }) => at(['region'], draft.region),
    holds: (name, { draft }) =>
      draft.skillFunction === false ? region.test(name) : skillRegions.some((one) => one === name),
    expected: ({ draft }) =>
      draft.skillFunction === false
        ? 'an AWS region, e.g. "eu-west-1"'
        : `a region whose Lambda functions Alexa invokes: ${skillRegions.join(', ')}`,
    source: sources.alexaHosting,
    remedy:
      'Choose the one nearest to your customers, or set skillFunction to false if the skill is hosted elsewhere.',
  }),

  rule({
    judges: ({ draft }) => texts(draft),
    holds: (text) => !isSecret(text),
    expected: 'no secret in the file',
    source: sources.voicelink,
    remedy: 'Delete it, and change that secret where it was made: it has been in a file.',
  }),
  rule({
    judges: ({ draft }) => texts(draft),
    holds: (text) => !/[$%]\{/.test(text),
    expected: 'text without "${" and "%{", which Terraform would read as an expression',
    source: sources.terraformTemplates,
    remedy: 'Write the value itself.',
  }),
  rule({
    level: 'warning',
    judges: ({ draft }) => {
      const paths = texts(draft).flatMap(({ path, value }) =>
        placeholder.test(value) ? [formatPath(path)] : [],
      );
      return paths.length > 0 ? [{ path: [], value: paths }] : [];
    },
    holds: never,
    received: (paths) => `what the repository ships, in ${paths.join(', ')}`,
    expected: 'values of your own in place of those that the repository ships',
    source: sources.voicelink,
    remedy: 'Put in your own before you deploy; to synthesize and to rehearse they are good enough.',
  }),
];
