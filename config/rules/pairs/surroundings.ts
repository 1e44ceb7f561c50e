import { at, type Context } from '../rule';
import { sources } from '../sources';
import { type Pair, pair } from './pair';

/** A name whose parent no setting gives an A record. */
const parentless = ({ draft }: Context) =>
  draft.domain?.custom?.parentARecord === undefined
    ? at(['domain', 'custom', 'name'], draft.domain?.custom?.name)
    : [];

/** With it Alexa tells the skill who speaks. */
const personPermission = 'alexa::person_id:read';
/** With it Alexa tells of customers who leave. */
const disabledEvent = 'SKILL_DISABLED';

/** What stands around the pool: its domain, its web ACL, the skill's manifest. */
export const surroundingPairs: readonly Pair[] = [
  pair(['domain.custom.name', 'domain.custom.parentARecord'], {
    level: 'warning',
    judges: parentless,
    holds: (name, { draft }) => {
      const zone = draft.domain?.custom?.hostedZone?.name;
      return !zone || !name.endsWith(`.${zone}`) || !name.slice(0, -zone.length - 1).includes('.');
    },
    expected: 'an A record of the parent domain, which lies below the hosted zone',
    source: sources.customDomain,
    remedy:
      'Set parentARecord unless the parent resolves already: Cognito refuses a custom domain whose parent has no A record ("Custom domain is not a valid subdomain").',
  }),
  pair(['wafAclArn', 'region'], {
    judges: ({ draft }) => at(['wafAclArn'], draft.wafAclArn),
    holds: (arn, { draft }) => {
      const region = /^arn:[^:]*:wafv2:([^:]+):/.exec(arn)?.[1];
      return region === undefined || draft.region === undefined || region === draft.region;
    },
    expected: ({ draft }) => `a web ACL in the region of the user pool, ${draft.region}`,
    source: sources.waf,
    remedy: 'Take or make one in that region.',
  }),
  pair(['skillFunction.personalization', 'skill-package/skill.json'], {
    level: 'warning',
    judges: ({ draft: { skillFunction } }) =>
      skillFunction && skillFunction.personalization === true
        ? [{ path: ['skillFunction', 'personalization'], value: true }]
        : [],
    holds: (_on, { manifest }) => manifest.permissions.includes(personPermission),
    expected: `the permission ${personPermission} among those of the skill's manifest`,
    source: sources.alexaPersonalization,
    remedy: `Add { "name": "${personPermission}" } to manifest.permissions in skill-package/skill.json, and upload it: without it Alexa tells of no speaker, and the account's link is used as before.`,
  }),
  pair(['customers.revocation', 'skill-package/skill.json'], {
    level: 'warning',
    judges: ({ draft }) => at(['customers', 'revocation'], draft.customers?.revocation),
    holds: (_revocation, { manifest }) => manifest.events.includes(disabledEvent),
    expected: `${disabledEvent} among the events of the skill's manifest`,
    source: sources.alexaEvents,
    remedy: `Add { "eventName": "${disabledEvent}" } to manifest.events.subscriptions in skill-package/skill.json, and upload it: without it nobody hears of customers who disable the skill.`,
  }),
];
