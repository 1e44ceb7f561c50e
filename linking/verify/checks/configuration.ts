import { alexaLimits } from '../../../alexa/limits';
import { type Check, sources } from '../check';

/** Parameters that Alexa adds by itself. */
const alexasOwn = ['client_id', 'redirect_uri', 'response_type', 'scope', 'state'];

/** What can be seen before anything is asked. */
export const configurationChecks: readonly Check[] = [
  {
    id: 'https',
    area: 'configuration',
    asks: 'Are both addresses https, on port 443?',
    severity: 'error',
    customerSees: 'The developer console refuses the address, or the Alexa app shows an empty page.',
    remedy: 'Serve the authorization server over https on port 443, under a public name.',
    source: sources.requirements,
    needs: ['public-address'],
    ask: ({ origins }) => listed(origins.filter((origin) => !/^https:\/\/[^:]+$/.test(origin))),
  },
  {
    id: 'authorization-uri-bare',
    area: 'configuration',
    asks: 'Is the authorization URI the bare address, without parameters that Alexa adds?',
    severity: 'error',
    customerSees: 'An error page instead of the sign-in: the parameter arrives twice, or with a fixed value.',
    remedy: 'Take the parameters out of the Web Authorization URI; Alexa adds them.',
    source: sources.configure,
    ask: ({ target }) => {
      const { searchParams } = new URL(target.authorizationUri);
      return listed(alexasOwn.filter((name) => searchParams.has(name)));
    },
  },
  {
    id: 'limits',
    area: 'configuration',
    asks: `Are there at most ${alexaLimits.scopes} scopes and ${alexaLimits.domains} domains?`,
    severity: 'error',
    customerSees: 'The developer console refuses the configuration.',
    remedy: 'Ask for fewer scopes, or group them; allow only the domains that the sign-in pages fetch from.',
    source: sources.configure,
    ask: ({ target: { scopes, cognito } }) => {
      if (scopes.length > alexaLimits.scopes) return `${scopes.length} scopes`;
      const domains = cognito?.domains.length ?? 0;
      return domains > alexaLimits.domains ? `${domains} domains` : undefined;
    },
  },
];

/** A finding of several things. */
export function listed(found: readonly string[]): string | undefined {
  return found.length === 0 ? undefined : found.join(', ');
}
