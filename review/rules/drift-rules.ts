import { changed, clause, deleted } from '../clauses';
import { all } from '../condition';
import { keptByAws } from '../kept-by-aws';
import type { ResourceRule, Subject } from '../rule';
import { everyCustomer } from '../wording';
import { linkingTypes, watchingTypes } from './resource-types';

/** Names of the attributes that somebody changed. */
function byHand({ change }: Subject): string[] {
  return change.differences().filter((name) => !keptByAws.has(name));
}

const changedByHand = clause('somebody changed it', (subject) => byHand(subject).length > 0);
const driftPage = 'https://developer.hashicorp.com/terraform/tutorials/state/resource-drift';

/** What somebody changed outside Terraform. */
export const driftRules: readonly ResourceRule[] = [
  {
    id: 'drift-deleted',
    on: linkingTypes,
    drift: true,
    severity: 'block',
    when: deleted,
    changes: ({ change }) => `${change.address} is gone from AWS: somebody deleted it outside Terraform.`,
    notice: 'They notice it already. The apply makes a new one, with a new id.',
    affected: (subject) => `${everyCustomer(subject)}, since it was deleted.`,
    instead:
      'Find out who deleted it and why before applying. If it stands elsewhere (another account or region), check the credentials of this plan.',
    source: driftPage,
  },
  {
    id: 'drift-changed',
    on: linkingTypes,
    drift: true,
    severity: 'warn',
    when: all(changed, changedByHand),
    changes: (subject) =>
      `${subject.change.address} was changed outside Terraform: ${byHand(subject).join(', ')}.`,
    notice: 'Whatever was changed by hand is in force now; the apply may take it back.',
    affected: (subject) => `${everyCustomer(subject)}, if the change by hand mended something for them.`,
    instead: 'Bring the change into the code if it is wanted, so that the apply does not undo it.',
    source: driftPage,
  },
  {
    id: 'drift-watching',
    on: watchingTypes,
    drift: true,
    severity: 'warn',
    when: changedByHand,
    changes: (subject) =>
      `${subject.change.address} was ${subject.change.action === 'delete' ? 'deleted' : 'changed'} outside Terraform${subject.change.action === 'delete' ? '' : `: ${byHand(subject).join(', ')}`}.`,
    notice: 'Nothing, but what watches over linking or protects it is not what the code says.',
    affected: 'Nobody directly.',
    instead: 'Bring the change into the code if it is wanted, so that the apply does not undo it.',
    source: driftPage,
  },
];
