import { type Context, eachOf, type Rule, type RuleOf, rule } from '../rule';

/** Two settings that are good one by one and refused, or kept at a price, together. */
export interface Pair extends Rule {
  readonly between: readonly [string, string];
}

/** A rule about two settings at once. @param between their names, as the page of settings lists them */
export function pair<Value>(between: readonly [string, string], row: RuleOf<Value>): Pair {
  return { ...rule(row), between };
}

/** Region of an ARN, its fourth part; undefined where the text has no such part. */
export const regionOf = (arn: string) => arn.split(':')[3];

/** The identity providers that are written, each with its path. */
export const providers = ({ draft }: Context) => eachOf(['identityProviders'], draft.identityProviders);

/** What Cognito calls a provider: its own name, or that of its type where it can have no other. */
export const nameOf = (provider: { readonly type?: string; readonly name?: string }) =>
  provider.name ?? provider.type ?? '';

/** Whether customers have passwords in the user pool, as they do by default. */
export const signsInByPassword = ({ draft }: Context) => draft.userPool?.passwordSignIn !== false;

/** Ways in that would make two accounts of one address. */
export const waysIn = (context: Context) => providers(context).length + (signsInByPassword(context) ? 1 : 0);
