import type { AddressInfo } from 'node:net';
import fastify from 'fastify';

/** A published contract. */
interface PublishedPact {
  readonly consumer: string;
  readonly version: string;
  readonly branch: string;
  readonly content: Record<string, unknown> & { readonly provider: { readonly name: string } };
}

/** A published verification, as the verifier posts it. */
export interface PublishedVerification {
  readonly success: boolean;
  readonly providerApplicationVersion: string;
  readonly buildUrl?: string;
}

/** A running broker. */
export interface LoopbackBroker {
  readonly url: string;
  /** Everything that was sent to it, as text: to look for what must not be there. */
  readonly received: readonly string[];
  readonly pacts: readonly PublishedPact[];
  readonly verifications: readonly PublishedVerification[];
  /** `<pacticipant>/<version>` for each environment. */
  readonly deployments: ReadonlyMap<string, readonly string[]>;
  /** Branch of each provider version. */
  readonly providerBranches: ReadonlyMap<string, string>;
  /** What the verifier asked for when it fetched contracts. */
  readonly selections: readonly Record<string, unknown>[];
  /** Main branch of each pacticipant. */
  readonly mainBranches: ReadonlyMap<string, string>;
  /** Webhooks by their ids. */
  readonly webhooks: ReadonlyMap<string, object>;
  close(): Promise<void>;
}

/** How the broker behaves. */
export interface LoopbackBrokerOptions {
  /** The only bearer that it lets in. */
  readonly token: string;
  /** Refuses published verifications. */
  readonly refuseVerifications?: boolean;
}

const provider = 'saas-api';

/**
 * A Pact broker on loopback, in memory: as much of the real one's HAL API as publishing, verifying,
 * `can-i-deploy` and recording a deployment need. A contract is pending until a verification of it succeeded.
 */
export async function startLoopbackBroker(options: LoopbackBrokerOptions): Promise<LoopbackBroker> {
  const received: string[] = [];
  const pacts: PublishedPact[] = [];
  const verifications: PublishedVerification[] = [];
  const verified = new Map<string, boolean>();
  const deployments = new Map<string, string[]>([['production', []]]);
  const providerBranches = new Map<string, string>();
  const selections: Record<string, unknown>[] = [];
  const mainBranches = new Map<string, string>();
  const webhooks = new Map<string, object>();

  const app = fastify({ forceCloseConnections: true });
  app.addHook('preHandler', async (request, reply) => {
    received.push(JSON.stringify([request.method, request.url, request.body ?? null]));
    reply.type('application/hal+json');
    if (request.headers.authorization !== `Bearer ${options.token}`) return reply.code(401).send({});
  });

  const href = (path: string, templated = false) => ({ href: `${url}${path}`, templated });

  app.get('/', async () => ({
    _links: {
      self: href('/'),
      'pb:publish-contracts': href('/contracts/publish'),
      'pb:provider-pacts-for-verification': href('/pacts/provider/{provider}/for-verification', true),
      'pb:pacticipant-version': href('/pacticipants/{pacticipant}/versions/{version}', true),
      'pb:environments': href('/environments'),
      'pb:pacticipants': href('/pacticipants'),
      'pb:pacticipant': href('/pacticipants/{pacticipant}', true),
    },
  }));

  const named = ({ name, mainBranch }: { name: string; mainBranch?: string }) => {
    if (mainBranch !== undefined) mainBranches.set(name, mainBranch);
    return { name, mainBranch: mainBranches.get(name), _links: { self: href(`/pacticipants/${name}`) } };
  };
  app.post<{ Body: { name: string; mainBranch: string } }>('/pacticipants', async ({ body }, reply) =>
    reply.code(201).send(named(body)),
  );
  app.addContentTypeParser('application/merge-patch+json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, JSON.parse(String(body))),
  );
  app.patch<{ Params: { name: string }; Body: { mainBranch: string } }>(
    '/pacticipants/:name',
    async ({ params, body }) => named({ ...params, ...body }),
  );
  app.get<{ Params: { name: string } }>('/pacticipants/:name', async ({ params: { name } }, reply) =>
    mainBranches.has(name) ? named({ name }) : reply.code(404).send({}),
  );
  app.put<{ Params: { id: string }; Body: object }>('/webhooks/:id', async (request, reply) => {
    const { id } = request.params;
    const status = webhooks.has(id) ? 200 : 201;
    webhooks.set(id, request.body as object);
    return reply.code(status).send(request.body);
  });

  app.post<{ Body: PublishBody }>('/contracts/publish', async ({ body }) => {
    for (const { consumerName, content } of body.contracts) {
      pacts.push({
        consumer: consumerName,
        version: body.pacticipantVersionNumber,
        branch: body.branch,
        content: JSON.parse(Buffer.from(content, 'base64').toString()),
      });
    }
    const text = `${body.pacticipantName} version ${body.pacticipantVersionNumber} is published.`;
    return {
      notices: [{ type: 'success', text }],
      _links: {
        'pb:pacticipant': href(`/pacticipants/${body.pacticipantName}`),
        'pb:pacticipant-version': href(`/pacticipants/${body.pacticipantName}/versions/1`),
        'pb:pacticipant-version-tags': [],
        'pb:contracts': [],
      },
    };
  });

  const forVerification = `/pacts/provider/${provider}/for-verification`;
  app.get(forVerification, async () => ({ _links: { self: href(forVerification) } }));
  app.post<{ Body: Record<string, unknown> }>(forVerification, async ({ body }) => {
    selections.push(body);
    return {
      _embedded: {
        pacts: pacts
          .filter(({ content }) => content.provider.name === provider)
          .map(({ consumer, version, branch }) => ({
            shortDescription: `latest ${branch}`,
            verificationProperties: {
              ...(body.includePendingStatus ? { pending: verified.get(version) !== true } : {}),
              notices: [
                { when: 'before_verification', text: `${consumer} ${version} is the latest of ${branch}` },
                {
                  when: 'after_verification:success_true_published_false',
                  text: 'Nobody knows of this success',
                },
                { when: 'after_verification:success_false_published_true', text: 'This failure is known' },
              ],
            },
            _links: { self: { ...href(pactPath(version)), name: version } },
          })),
      },
    };
  });

  const pactPath = (version: string) => `/pacts/provider/${provider}/consumer/alexa-skill/version/${version}`;
  app.get<{ Params: { version: string } }>(pactPath(':version'), async ({ params: { version } }, reply) => {
    // One version of the skill brings the contracts of several providers.
    const pact = pacts.find((one) => one.version === version && one.content.provider.name === provider);
    if (pact === undefined) return reply.code(404).send({});
    return {
      ...pact.content,
      _links: {
        self: href(pactPath(version)),
        'pb:provider': href(`/pacticipants/${provider}`),
        'pb:publish-verification-results': href(`${pactPath(version)}/verification-results`),
      },
    };
  });

  app.post<{ Params: { version: string }; Body: PublishedVerification }>(
    `${pactPath(':version')}/verification-results`,
    async ({ params: { version }, body }, reply) => {
      if (options.refuseVerifications) return reply.code(409).send({ error: 'no' });
      verifications.push(body);
      verified.set(version, body.success);
      return reply.code(201).send({});
    },
  );

  app.get(`/pacticipants/${provider}`, async () => ({
    ...named({ name: provider }),
    _links: {
      self: href(`/pacticipants/${provider}`),
      'pb:branch-version': href(`/pacticipants/${provider}/branches/{branch}/versions/{version}`, true),
    },
  }));
  app.put<{ Params: { branch: string; version: string } }>(
    `/pacticipants/${provider}/branches/:branch/versions/:version`,
    async ({ params: { branch, version } }) => {
      providerBranches.set(version, branch);
      return {};
    },
  );

  app.get<{ Params: { name: string; version: string } }>(
    '/pacticipants/:name/versions/:version',
    async ({ params: { name, version } }, reply) => {
      if (name === 'alexa-skill' && !pacts.some((pact) => pact.version === version)) {
        return reply.code(404).send({ error: 'No version' });
      }
      return {
        number: version,
        _links: {
          self: href(`/pacticipants/${name}/versions/${version}`),
          'pb:record-deployment': [...deployments.keys()].map((environment) => ({
            name: environment,
            ...href(`/pacticipants/${name}/versions/${version}/deployed/${environment}`),
          })),
        },
      };
    },
  );
  app.post<{ Params: { name: string; version: string; environment: string } }>(
    '/pacticipants/:name/versions/:version/deployed/:environment',
    async ({ params: { name, version, environment } }, reply) => {
      deployments.get(environment)?.push(`${name}/${version}`);
      return reply.code(201).send({ uuid: `${name}-${version}` });
    },
  );
  app.get('/environments', async () => ({
    _embedded: { environments: [...deployments.keys()].map((name) => ({ name, uuid: name })) },
    _links: {
      'pb:environments': [...deployments.keys()].map((name) => ({ name, ...href(`/environments/${name}`) })),
    },
  }));

  app.get<{ Querystring: Record<string, string> }>('/matrix', async ({ query }) => {
    const outcome = verified.get(query['q[][version]'] ?? '');
    const deployable = outcome === true;
    const reason = outcome === undefined ? 'There is no verified pact' : 'The verification failed';
    return {
      summary: {
        deployable,
        reason: deployable ? 'All required verification results are published' : reason,
      },
      notices: [{ type: deployable ? 'success' : 'error', text: deployable ? 'All is verified' : reason }],
      matrix: [],
    };
  });

  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  return {
    ...{ url, received, pacts, verifications, deployments, providerBranches, selections },
    mainBranches,
    webhooks,
    close: () => app.close(),
  };
}

/** What `pact broker publish` posts. */
interface PublishBody {
  readonly pacticipantName: string;
  readonly pacticipantVersionNumber: string;
  readonly branch: string;
  readonly contracts: readonly { readonly consumerName: string; readonly content: string }[];
}
