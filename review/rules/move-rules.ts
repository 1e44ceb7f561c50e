import { forgotten, renamed } from '../clauses';
import type { ResourceRule, Subject } from '../rule';
import { everyCustomer } from '../wording';
import { linkingTypes, watchingTypes } from './resource-types';

const moveInstead = ({ change, context }: Subject) => {
  const move = context.moveOf(change);
  return `Tell Terraform that it is the same thing: add the moved block from ${move?.from} to ${move?.to} (in CDKTF: moveFromId). The report has all blocks that this plan needs.`;
};
const refactoringPage = 'https://developer.hashicorp.com/terraform/language/modules/develop/refactoring';

/** What is only renamed, and what is let go. */
export const moveRules: readonly ResourceRule[] = [
  {
    id: 'renamed',
    on: linkingTypes,
    severity: 'block',
    when: renamed,
    changes: ({ change }) =>
      `${change.address} is deleted and the same thing is created at another address: it was only renamed or moved in the code.`,
    notice: 'As if it had been deleted: accounts, client id and secret, domain or function are new ones.',
    affected: (subject) =>
      `${everyCustomer(subject)}, until they have linked again; deleted accounts for good.`,
    instead: moveInstead,
    source: refactoringPage,
  },
  {
    id: 'renamed-monitoring',
    on: watchingTypes,
    severity: 'warn',
    when: renamed,
    changes: ({ change }) =>
      `${change.address} is deleted and the same thing is created at another address: it was only renamed or moved in the code.`,
    notice:
      'Nothing. But logs, the state of alarms or permissions are lost for a moment or for good, and creating the same name twice can fail.',
    affected: 'Nobody directly.',
    instead: moveInstead,
    source: refactoringPage,
  },
  {
    id: 'forgotten',
    on: linkingTypes,
    severity: 'high',
    when: forgotten,
    changes: ({ change }) =>
      `Terraform lets go of ${change.address}: it stays in AWS, and nobody manages it any more.`,
    notice:
      'Nothing today. Later changes no longer reach it, and a later apply may try to make a second one.',
    affected: (subject) => `${everyCustomer(subject)}, at the first change that is meant for it.`,
    instead:
      'Keep the resource, or import it where it is to be managed from now on before it is let go here.',
    source: 'https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources',
  },
];
