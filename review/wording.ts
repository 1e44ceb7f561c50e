import { clientTypes } from './alexa-clients';
import type { Change } from './change';
import type { Reading } from './reading';
import type { Subject } from './rule';

/** Words about Alexa: nothing for an app client that certainly is another application's. */
export function forAlexa({ change, context }: Subject, words: string): string {
  return context.alexaClients.has(change) === false ? '' : words;
}

/** Where a person tells Alexa which app client it has: for a skill, or for an add-on. */
export function configuredIn({ change, context }: Subject): string {
  return context.addons.isClient(change)
    ? 'what Alexa+ was told by alexa-ai configure-account-linking'
    : 'the Alexa console';
}

/** "every linked customer", with Cognito's own estimate where the state knows one. */
export function everyCustomer(subject: Subject): string {
  const { change, context } = subject;
  if (clientTypes.includes(change.type) && forAlexa(subject, 'Alexa') === '')
    return 'Every user of that application';
  const estimate = context.customersOf(change);
  // Cognito's estimate is hours old: none may be some.
  return !estimate
    ? 'Every linked customer'
    : `Every linked customer of this user pool (it has about ${estimate.toLocaleString('en')} users)`;
}

/** What to do where Terraform replaces a resource although nobody edited it; undefined where an edit is the reason. */
export function howReplaced({ address, reason, replacedBy }: Change): string | undefined {
  if (reason === 'replace_because_tainted')
    return `Terraform holds it for damaged, because a step of an earlier apply failed. Look whether it works, and if so: terraform untaint '${address}'`;
  if (reason === 'replace_by_request') return 'Plan without -replace for this resource.';
  if (replacedBy.includes('region'))
    return 'Undo the change of the region, of the resource or of its provider: the same thing in another region is another thing.';
  return undefined;
}

/** Values of a list in a sentence. */
export function listed(readings: readonly Reading[]): string {
  if (readings.length === 0) return '(known after apply)';
  return readings.map(String).join(', ');
}

/** Seconds as a person says them. */
export function duration(seconds: number): string {
  const units: readonly [size: number, name: string][] = [
    [86_400, 'day'],
    [3_600, 'hour'],
    [60, 'minute'],
  ];
  for (const [size, name] of units) {
    const count = seconds / size;
    if (count >= 1) {
      const rounded = Math.round(count * 10) / 10;
      return `${rounded.toLocaleString('en')} ${name}${rounded === 1 ? '' : 's'}`;
    }
  }
  return `${seconds} seconds`;
}

/** What customers notice where one of the two functions of a skill is lost, and the plan does not say which one. */
export const oneOfTwoLost =
  "If the skill's requests go to it, \"There was a problem with the requested skill's response\", to every one. If only the skill's events do, nobody hears any more of who links or leaves: whoever disables the skill stays signed in.";

/** What to do first where it is the one that the events go to. */
export const eventsFirst =
  "Where only the skill's events go to it, take manifest.events.endpoint out of the skill's manifest first.";
