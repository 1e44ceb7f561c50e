import { at, type Context } from '../rule';
import { sources } from '../sources';
import { type Pair, pair } from './pair';

/** Whether the add-on takes only tokens that were asked for with `resource`. */
const checkedAudience = ({ draft: { addon } }: Context) =>
  at(['addon', 'checkAudience'], addon && (addon.checkAudience ?? true));

/** What needs a feature plan, or other pages. */
export const featurePlanPairs: readonly Pair[] = [
  pair(['managedLogin', 'userPool.tier'], {
    judges: ({ draft }) => (draft.managedLogin ? at(['managedLogin'], draft.managedLogin) : []),
    holds: (_branding, { draft }) => draft.userPool?.tier !== 'LITE',
    expected: 'the tier ESSENTIALS or PLUS where managedLogin is on',
    source: sources.tiers,
    remedy: 'Set managedLogin to false for the classic pages, or choose another tier.',
  }),
  pair(['customers.claims', 'userPool.tier'], {
    judges: ({ draft }) =>
      draft.customers?.claims?.length ? at(['customers', 'claims'], draft.customers.claims) : [],
    holds: (_claims, { draft }) => draft.userPool?.tier !== 'LITE',
    expected: 'the tier ESSENTIALS or PLUS where the access token has claims of its own',
    source: sources.accessTokenClaims,
    remedy: 'Choose another tier, or delete the claims and let the SaaS know its customers by "sub".',
  }),
  pair(['addon.checkAudience', 'userPool.tier'], {
    judges: checkedAudience,
    holds: (isChecked, { draft }) => !isChecked || draft.userPool?.tier !== 'LITE',
    expected: 'the tier ESSENTIALS or PLUS, where tokens name what they were asked for',
    source: sources.resourceBinding,
    remedy:
      'Choose another tier, or set checkAudience to false: no token of LITE has an "aud", so that the add-on would refuse every customer.',
  }),
  pair(['addon.checkAudience', 'managedLogin'], {
    judges: checkedAudience,
    holds: (isChecked, { draft }) => !isChecked || (draft.managedLogin ?? false) !== false,
    expected: 'managedLogin, where tokens name what they were asked for',
    source: sources.resourceBinding,
    remedy:
      'Set managedLogin to {}, or checkAudience to false: a token of the classic pages has no "aud", so that the add-on would refuse every customer.',
  }),
];
