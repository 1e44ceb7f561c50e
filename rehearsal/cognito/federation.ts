import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { TriggerRefusal } from './pool-triggers';
import type { OwnForm, SignInDialog, SignInServices } from './sign-in-dialog';
import { queryOf, sendBack } from './sign-in-replies';
import type { Identity, User } from './user';

/** Beside the lock for each customer: the server's limit for each address applies. */
const limited = { config: { rateLimit: {} } };

/**
 * Serves `/idp/<name>`: the page at which an identity provider would sign the customer in. It takes any address,
 * and asks whether the provider has verified it.
 */
export function serveFederation(
  server: FastifyInstance,
  dialog: SignInDialog,
  services: SignInServices,
): void {
  server.get<{ Params: { name: string } }>('/idp/:name', async (request, reply) => {
    const authorization = dialog.read(request, reply);
    if (!authorization) return reply;
    const { name } = request.params;
    return authorization.client.identityProviders.includes(name)
      ? dialog.showProvider(request, reply, name)
      : reply.redirect(`/login?${queryOf(request)}`);
  });

  server.post<{ Params: { name: string } }>('/idp/:name', limited, async (request, reply) => {
    const own = dialog.readForm(request, reply);
    if (!own) return reply;
    const { name } = request.params;
    if (!own.authorization.client.identityProviders.includes(name)) {
      return reply.redirect(`/login?${queryOf(request)}`);
    }
    const email = own.form.text('email').trim();
    const isVerified = own.form.text('verified') === 'on';
    return signIn(services, dialog, { reply, own, identity: identityAt(name, email), email, isVerified });
  });
}

/** The same address is the same customer of a provider. */
function identityAt(provider: string, email: string): Identity {
  return { provider, id: createHash('sha256').update(`${provider} ${email}`).digest('hex').slice(0, 20) };
}

/** A customer who comes back from a provider. */
interface ProviderSignIn {
  readonly reply: FastifyReply;
  readonly own: OwnForm;
  readonly identity: Identity;
  readonly email: string;
  /** Whether the provider says that the address is the customer's. */
  readonly isVerified: boolean;
}

/** Signs the customer in whom the identity is linked to, or else a new one, as the triggers have it. */
async function signIn(
  { users, triggers, settings }: SignInServices,
  dialog: SignInDialog,
  { reply, own, identity, email, isVerified }: ProviderSignIn,
): Promise<FastifyReply> {
  const known = users.withIdentity(identity);
  if (known) return dialog.complete(reply, own, known);
  const { redirectUri, state, client } = own.authorization;
  const fail = (error_description: string) =>
    sendBack(reply, redirectUri, { error: 'invalid_request', error_description, state });
  const provider = settings.identityProviders.find(({ name }) => name === identity.provider);
  const emailVerified = isVerified && provider?.mapsEmailVerified === true;
  const userName = `${identity.provider}_${identity.id}`;
  try {
    await triggers.preSignUp(
      'PreSignUp_ExternalProvider',
      userName,
      { email, email_verified: String(emailVerified) },
      client.clientId,
    );
  } catch (error) {
    if (!(error instanceof TriggerRefusal)) throw error;
    return fail(error.message);
  }
  // Linked just now: Cognito goes on to make the user whom it was about to make, and stumbles. The next try works.
  // https://github.com/aws-amplify/amplify-flutter/issues/1716
  if (users.withIdentity(identity)) return fail(`Already found an entry for username ${userName}`);
  const user: User | undefined = await users.add({ email, emailVerified, identity });
  return user ? dialog.complete(reply, own, user) : fail('The user was not made.');
}
