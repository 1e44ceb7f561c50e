import type { Change, Side } from './change';
import { functionName } from './function-name';
import type { Json } from './plan';
import type { Reading } from './reading';
import { triggerFunctions } from './triggers';

/** Principals by which Alexa calls a function. */
export const alexaPrincipals: readonly Json[] = ['alexa-appkit.amazon.com', 'alexa-connectedhome.amazon.com'];

/** Principal by which Cognito calls a user pool's triggers. */
export const cognitoPrincipal = 'cognito-idp.amazonaws.com';

const sides: readonly Side[] = ['before', 'after'];

/** What a function is for, as far as the plan tells: it answers a skill, or a user pool calls it. */
export class LambdaRoles {
  private readonly skills = new Set<string>();
  private readonly triggers = new Set<string>();
  /** By which Alexa may call a function now. */
  private readonly alexaPermissions: readonly Change[];

  constructor(permissions: readonly Change[], pools: readonly Change[]) {
    this.alexaPermissions = permissions.filter(
      (permission) => roleOf(permission.at('before', 'principal')) === 'skills',
    );
    for (const side of sides) {
      for (const permission of permissions) {
        const role = roleOf(permission.at(side, 'principal'));
        const name = functionName(permission.at(side, 'function_name').value);
        if (role !== undefined && name !== undefined) this[role].add(name);
      }
      for (const pool of pools) {
        for (const name of triggerFunctions(pool, side)) this.triggers.add(name);
      }
    }
  }

  /** Whether Alexa may call the function, now or afterwards. */
  isSkill(change: Change): boolean {
    return isIn(this.skills, change);
  }

  /** Whether a permission lets Alexa call a function, now or afterwards. */
  isAlexa(permission: Change): boolean {
    return sides.some((side) => roleOf(permission.at(side, 'principal')) === 'skills');
  }

  /**
   * Another function that Alexa may call, now and afterwards, for the skill for which it may call this one: of the two
   * one has the skill's requests and the other its events, and the plan does not say which.
   *
   * @param change the function or its permission
   */
  otherOfSkill(change: Change): Reading | undefined {
    const own = functionName(change.before('function_name').value);
    const nameIn = (permission: Change) => functionName(permission.before('function_name').value);
    const skills = this.alexaPermissions
      .filter((permission) => nameIn(permission) === own)
      .map((permission) => permission.before('event_source_token').value);
    return this.alexaPermissions
      .find(
        (permission) =>
          nameIn(permission) !== own &&
          roleOf(permission.after('principal')) === 'skills' &&
          skills.includes(permission.after('event_source_token').value),
      )
      ?.after('function_name');
  }

  /** Whether a user pool calls the function, now or afterwards. */
  isTrigger(change: Change): boolean {
    return isIn(this.triggers, change);
  }

  /** Whether the plan says of no function that it answers a skill. */
  get hasNoSkill(): boolean {
    return this.skills.size === 0;
  }
}

function roleOf(principal: Reading): 'skills' | 'triggers' | undefined {
  if (alexaPrincipals.includes(principal.value)) return 'skills';
  return principal.value === cognitoPrincipal ? 'triggers' : undefined;
}

function isIn(names: ReadonlySet<string>, change: Change): boolean {
  return sides.some((side) => names.has(functionName(change.at(side, 'function_name').value) ?? ''));
}
