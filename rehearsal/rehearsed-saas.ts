import { attributeOf } from '../cognito/customer-attributes';
import { type ReferenceSaas, startReferenceSaas } from '../contracts/reference/server';
import type { ReferencedService } from '../contracts/service';
import type { CognitoStandIn } from './cognito/cognito-stand-in';
import { type Deployment, skillClientOf } from './deployment';

/** Of what the rehearsal's SaaS API is made. */
export interface RehearsedSaasOptions {
  readonly service: ReferencedService;
  readonly deployment: Deployment;
  /** Whose tokens it takes, and whose users it knows by name. */
  readonly cognito: CognitoStandIn;
  /** Milliseconds since 1970, by the rehearsal's clock. */
  readonly now: () => number;
}

/** Starts the service's reference on loopback: it takes tokens of the app clients that are deployed. */
export function startRehearsedSaas(options: RehearsedSaasOptions): Promise<ReferenceSaas> {
  const { service, deployment, cognito, now } = options;
  const { audience, addon } = deployment;
  const { users } = cognito;
  return startReferenceSaas(service, {
    userPoolId: cognito.settings.userPoolId,
    clientId: skillClientOf(deployment).clientId,
    audience,
    ...(addon && {
      addon: {
        clientId: addon.clientId,
        publicClientId: addon.publicClientId,
        resource: addon.mcpUrl,
      },
    }),
    jwks: { keys: cognito.jwks.keys as never },
    now,
    displayNameOf: (id) =>
      displayName((users.find(id) ?? users.withAttribute(attributeOf('customerId'), id))?.email),
  });
}

/** `ada.lovelace@example.com` is called Ada Lovelace. */
function displayName(email = 'customer'): string {
  const [name = ''] = email.split('@');
  return name
    .split(/[._+-]+/)
    .filter(Boolean)
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
    .join(' ');
}
