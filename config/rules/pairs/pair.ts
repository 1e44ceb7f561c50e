import { type Context, eachOf, type Rule, type RuleOf, rule } from '../rule';

/** Two settings that are good one by one and refused, or kept at a price, together. */
export interface Pair extends Rule {
  readonly between: readonly [string, string];
}

export function pair<Value>(between: readonly [string, string], row: RuleOf<Value>): Pair {
  return { ...rule(row), between };
}

export const regionOf = (arn: string) => arn.split(':')[3];

export const providers = ({ draft }: Context) => eachOf(['identityProviders'], draft.identityProviders);

export const nameOf = (provider: { readonly type?: string; readonly name?: string }) =>
  provider.name ?? provider.type ?? '';

export const signsInByPassword = ({ draft }: Context) => draft.userPool?.passwordSignIn !== false;

/** Ways in that would make two accounts of one address. */
export const waysIn = (context: Context) => providers(context).length + (signsInByPassword(context) ? 1 : 0);
