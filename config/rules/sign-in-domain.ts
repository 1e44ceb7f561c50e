import { hostedZoneRules } from './hosted-zones';
import { at, type Context, type Rule, rule, taken } from './rule';
import { hostName } from './shapes';
import { sources } from './sources';

const reservedWords = ['aws', 'amazon', 'cognito'];

const custom = ({ draft }: Context) => draft.domain?.custom;

/** The rules of the domain at which customers sign in. */
export const signInDomainRules: readonly Rule[] = [
  rule({
    judges: ({ draft }) => at(['domain'], draft.domain),
    holds: (domain) => (domain.prefix === undefined) !== (domain.custom === undefined),
    expected: 'either "prefix" or "custom", and not both',
    source: sources.voicelink,
    remedy: 'Keep the one at which customers shall sign in.',
  }),
  rule({
    judges: ({ draft }) => at(['domain', 'prefix'], draft.domain?.prefix),
    holds: (prefix) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(prefix),
    expected: '1 to 63 small letters, digits and hyphens, no hyphen first or last',
    source: sources.domain,
    remedy: 'Give the prefix alone, e.g. "acme-sign-in": Cognito appends the rest.',
  }),
  rule({
    judges: ({ draft }) => at(['domain', 'prefix'], draft.domain?.prefix),
    holds: (prefix) => !reservedWords.some((word) => prefix.toLowerCase().includes(word)),
    expected: `a prefix without the reserved words ${reservedWords.map((word) => `"${word}"`).join(', ')}`,
    source: sources.prefixDomain,
    remedy: 'Choose another: the words are refused inside longer words too.',
  }),
  rule({
    judges: ({ draft }) => at(['domain', 'prefix'], draft.domain?.prefix),
    holds: (prefix, context) =>
      !taken(context, ({ domain, region: where }) => domain?.prefix && `${where}/${domain.prefix}`).includes(
        `${context.draft.region}/${prefix}`,
      ),
    expected: 'a prefix that no other environment of this region has',
    source: sources.prefixDomain,
    remedy: 'Add the name of the environment to one of the two.',
  }),
  rule({
    judges: (context) => at(['domain', 'custom', 'name'], custom(context)?.name),
    holds: (name) => hostName.test(name) && name.length <= 63 && name.split('.').length >= 3,
    expected:
      'a domain name such as "auth.example.com": small letters, digits, hyphens and dots, at most 63 characters, at least three labels',
    source: sources.customDomain,
    remedy: 'Give the name alone, without "https://" and without a dot at its end.',
  }),
  rule({
    judges: (context) => at(['domain', 'custom', 'name'], custom(context)?.name),
    holds: (name, context) => name !== custom(context)?.hostedZone?.name,
    expected: "a name under the hosted zone and not the zone's own",
    source: sources.customDomain,
    remedy:
      'Put a label before it, e.g. "auth.": the parent of the sign-in domain needs an A record of its own.',
  }),
  rule({
    judges: (context) => at(['domain', 'custom', 'name'], custom(context)?.name),
    holds: (name, context) => !taken(context, ({ domain }) => domain?.custom?.name).includes(name),
    expected: 'a domain that no other environment has',
    source: sources.customDomain,
    remedy: 'Give each environment a domain of its own, e.g. "auth.dev.example.com".',
  }),
  ...hostedZoneRules({ path: ['domain', 'custom'], domain: custom, source: sources.customDomain }),
  rule({
    judges: (context) => at(['domain', 'custom', 'parentARecord'], custom(context)?.parentARecord),
    holds: (address) => /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(address),
    expected: 'an IPv4 address',
    source: sources.customDomain,
    remedy:
      'Give the address of your site, or "192.0.2.1", which leads nowhere; leave it out where the parent has an A record.',
  }),
];
