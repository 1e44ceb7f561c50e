import { at, type Context, type Rule, rule, type Step } from './rule';
import { hostName } from './shapes';
import { sources } from './sources';

/** A domain of the team's own as far as it has the right types. */
interface DomainDraft {
  readonly name?: string | undefined;
  readonly hostedZone?: { readonly name?: string | undefined; readonly id?: string | undefined } | undefined;
}

interface OwnDomain {
  /** Where the domain stands in the settings. */
  readonly path: readonly Step[];
  readonly domain: (context: Context) => DomainDraft | undefined;
  /** Who wants the domain under its zone. */
  readonly source: string;
}

/** The rules of a domain's hosted zone, and of the domain as a name under it. */
export function hostedZoneRules({ path, domain, source }: OwnDomain): readonly Rule[] {
  const zone = (context: Context) => domain(context)?.hostedZone;
  return [
    rule({
      judges: (context) => at([...path, 'name'], domain(context)?.name),
      holds: (name, context) => {
        const parent = zone(context)?.name;
        return parent === undefined || name === parent || name.endsWith(`.${parent}`);
      },
      expected: (context) => `a name under its hosted zone, "….${zone(context)?.name}"`,
      source,
      remedy: 'Correct the name, or name the hosted zone in which its records belong.',
    }),
    rule({
      judges: (context) => at([...path, 'hostedZone', 'name'], zone(context)?.name),
      holds: (name) => hostName.test(name),
      expected: 'the name of a public hosted zone, e.g. "example.com", without a dot at its end',
      source: sources.hostedZone,
      remedy: 'Copy it from Route 53, "Hosted zones".',
    }),
    rule({
      judges: (context) => at([...path, 'hostedZone', 'id'], zone(context)?.id),
      holds: (id) => /^Z[A-Z0-9]{7,31}$/.test(id),
      expected: 'a hosted zone id: "Z" and 7 to 31 capital letters and digits',
      source: sources.hostedZone,
      remedy:
        'Copy it from Route 53 without "/hostedzone/", or leave it out to have the zone looked up by its name.',
    }),
  ];
}
