import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';
import { answerOnLoopbackOnly } from '../loopback';
import type { StateChanges } from '../verifier/provider-states';
import { migrationStates, type OldCustomer } from './states';

/** How to start the reference endpoint. */
export interface MigrationEndpointOptions {
  /** The signing key, `whsec_…`. */
  readonly signingKey: string;
  /** Customers from the start. Default: none. */
  readonly customers?: readonly OldCustomer[];
  /** Port on 127.0.0.1. Default: any free one. */
  readonly port?: number;
}

/** A running endpoint that migrates customers. */
export interface MigrationEndpoint {
  /** Without a path, e.g. `http://127.0.0.1:40123`. */
  readonly url: string;
  /** The customers of the old store, who may change. */
  readonly customers: OldCustomer[];
  /** While true, every request is answered with 429. */
  isBusy: boolean;
  close(): Promise<void>;
}

/** Where customers are asked for. */
export const migrationPath = '/customers/migrate';

const question = z.discriminatedUnion('reason', [
  z.object({ reason: z.literal('sign-in'), email: z.string(), password: z.string() }),
  z.object({ reason: z.literal('forgot-password'), email: z.string() }),
]);

/**
 * The smallest endpoint that keeps the migration contract in earnest: it checks the signature with the library
 * that the specification's authors publish, and gives one answer for an unknown address and a wrong password.
 */
export async function startMigrationEndpoint(options: MigrationEndpointOptions): Promise<MigrationEndpoint> {
  const webhook = new Webhook(options.signingKey);
  const customers = [...(options.customers ?? [])];

  const server = fastify({ bodyLimit: 4 * 1024, forceCloseConnections: true });
  answerOnLoopbackOnly(server);
  // The signature is of the bytes as they came.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  server.post(migrationPath, async (request, reply) => {
    const body = String(request.body ?? '');
    try {
      webhook.verify(body, request.headers as Record<string, string>);
    } catch (error) {
      if (error instanceof WebhookVerificationError || error instanceof SyntaxError) {
        return reply.code(401).send({ title: 'The signature is missing, wrong or too old' });
      }
      throw error;
    }
    if (endpoint.isBusy)
      return reply.code(429).header('retry-after', '60').send({ title: 'Too many requests' });
    const asked = question.safeParse(JSON.parse(body));
    if (!asked.success) return reply.code(400).send({ title: 'The question is not one that is answered' });
    const found = customers.find(({ email }) => email.toLowerCase() === asked.data.email);
    const isTheirs =
      found && (asked.data.reason === 'forgot-password' || asked.data.password === found.password);
    if (!isTheirs) return reply.code(404).send({ title: 'No such customer' });
    const { id, emailVerified, tenant, plan } = found;
    return reply.send({ customer: { id, emailVerified, tenant, plan } });
  });
  server.setErrorHandler((error: { statusCode?: number }, _request, reply) =>
    reply.code(error.statusCode ?? 500).send({ title: 'The request cannot be read' }),
  );

  await server.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  const { port } = server.server.address() as AddressInfo;
  const endpoint: MigrationEndpoint = {
    url: `http://127.0.0.1:${port}`,
    customers,
    isBusy: false,
    close: () => server.close(),
  };
  return endpoint;
}

/** Brings the contract's states about in the reference endpoint. */
export function migrationEndpointStates(endpoint: MigrationEndpoint): StateChanges {
  const customerState = migrationStates['a customer of the old store'];
  return {
    async setUp({ name, params }) {
      if (name === 'a customer of the old store') {
        endpoint.customers.splice(0, endpoint.customers.length, customerState.params.parse(params));
      } else if (name === 'no more requests are taken') {
        endpoint.isBusy = true;
      } else {
        throw new Error(
          `No provider state is called "${name}". There are: ${Object.keys(migrationStates).join(', ')}.`,
        );
      }
      return {};
    },
    async tearDown() {
      endpoint.customers.length = 0;
      endpoint.isBusy = false;
    },
  };
}
