import { createHash, randomUUID } from 'node:crypto';
import formbody from '@fastify/formbody';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { bodyFaults, checkAnswer, type MatchedOperation, operationAt, propertiesOf } from './published-model';

type Json = Record<string, unknown>;

/** A stage of a skill at Alexa. */
export interface StoredStage {
  manifest: Json;
  /** As it was written, the secret included. */
  linking?: Json;
}

/** A skill at Alexa. */
export interface StoredSkill {
  readonly vendorId: string;
  readonly stages: Record<string, StoredStage>;
}

/** One answer that comes instead of the right one. */
export interface StagedAnswer {
  /** Operation of the model, e.g. `updateAccountLinkingInfoV1`. */
  readonly operation: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** Milliseconds before it comes. */
  readonly delayMs?: number;
  /** How often; default once. */
  times?: number;
}

/** What came in. */
export interface ReceivedRequest {
  readonly operation: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** SMAPI and Amazon's token server, on loopback. */
export interface SmapiStandIn {
  readonly origin: string;
  readonly vendors: { id: string; name: string; roles: string[] }[];
  readonly skills: Record<string, StoredSkill>;
  /** Scopes by access token; more can be added. */
  readonly accessTokens: Map<string, readonly string[]>;
  /** Client id and secret by refresh token. */
  readonly refreshTokens: Map<string, { clientId: string; clientSecret: string }>;
  readonly staged: StagedAnswer[];
  readonly received: ReceivedRequest[];
  /** Wraps the answer about account linking, as older descriptions of the API have it. Default false. */
  wrapsLinking: boolean;
  close(): Promise<void>;
}

const readWrite = 'alexa::ask:skills:readwrite';

/** Starts it, with no skill. Bodies and statuses are held to the published model. */
export async function startSmapiStandIn(): Promise<SmapiStandIn> {
  const server = fastify();
  await server.register(formbody);
  const standIn: Omit<SmapiStandIn, 'origin' | 'close'> = {
    vendors: [],
    skills: {},
    accessTokens: new Map(),
    refreshTokens: new Map(),
    staged: [],
    received: [],
    wrapsLinking: false,
  };
  const pending = new Map<string, { polls: number; manifest: Json }>();

  const exchange = async (request: FastifyRequest, reply: FastifyReply) => {
    const form = (request.body ?? {}) as Record<string, string>;
    const client = standIn.refreshTokens.get(form.refresh_token ?? '');
    if (form.grant_type !== 'refresh_token') return reply.code(400).send({ error: 'unsupported_grant_type' });
    if (client?.clientId !== form.client_id || client?.clientSecret !== form.client_secret) {
      return reply
        .code(401)
        .send({ error: 'invalid_client', error_description: 'Client authentication failed' });
    }
    const accessToken = `Atza|${randomUUID()}`;
    standIn.accessTokens.set(accessToken, [readWrite]);
    return {
      access_token: accessToken,
      refresh_token: form.refresh_token,
      token_type: 'bearer',
      expires_in: 3_600,
    };
  };
  // The SDK asks for the second, the CLI for the first.
  server.post('/auth/o2/token', exchange);
  server.post('/auth/O2/token', exchange);

  server.all('/v1/*', async (request, reply) => {
    const [path = ''] = request.url.split('?');
    const matched = operationAt(request.method, path);
    if (!matched) return reply.code(404).send({ message: `No operation ${request.method} ${path}.` });
    standIn.received.push({ operation: matched.name, headers: request.headers, body: request.body });
    const answer = await answerOf(matched, request);
    checkAnswer(matched, answer.status, answer.body);
    reply.code(answer.status).headers(answer.headers ?? {});
    return answer.body === undefined ? reply.send() : reply.send(answer.body);
  });

  interface Answer {
    readonly status: number;
    readonly body?: Json;
    readonly headers?: Readonly<Record<string, string>>;
  }

  async function answerOf(matched: MatchedOperation, request: FastifyRequest): Promise<Answer> {
    const staged = standIn.staged.find(({ operation }) => operation === matched.name);
    if (staged) {
      staged.times = (staged.times ?? 1) - 1;
      if (staged.times <= 0) standIn.staged.splice(standIn.staged.indexOf(staged), 1);
      await new Promise((resolve) => setTimeout(resolve, staged.delayMs ?? 0));
      return staged;
    }
    const [, token = ''] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    const scopes = standIn.accessTokens.get(token);
    if (!scopes) return { status: 401, body: { message: 'Token is invalid/expired' } };
    const isWrite = request.method !== 'GET';
    if (isWrite && !scopes.includes(readWrite)) {
      return { status: 403, body: { message: 'The token lacks the scope.' } };
    }
    const faults = bodyFaults(matched, request.body);
    if (faults.length > 0) {
      return {
        status: 400,
        body: { message: 'Request is not valid.', violations: faults.map((message) => ({ message })) },
      };
    }
    return (
      operations[matched.name]?.(matched.parameters, request) ?? {
        status: 404,
        body: { message: 'Not here.' },
      }
    );
  }

  type Handler = (parameters: Readonly<Record<string, string>>, request: FastifyRequest) => Answer;

  const stageOf = ({ skillId = '', stageV2 = '' }: Readonly<Record<string, string>>) =>
    standIn.skills[skillId]?.stages[stageV2];
  const absent: Answer = { status: 404, body: { message: 'Resource not found.' } };
  const isStale = (request: FastifyRequest, current: unknown) =>
    request.headers['if-match'] !== undefined && request.headers['if-match'] !== eTag(current);
  const stale: Answer = { status: 412, body: { message: 'ETag does not match.' } };

  const operations: Readonly<Record<string, Handler>> = {
    getVendorListV1: () => ({ status: 200, body: { vendors: standIn.vendors } }),
    listSkillsForVendorV1: (_parameters, request) => {
      const query = request.query as Record<string, string>;
      const skills = Object.entries(standIn.skills)
        .filter(
          ([skillId, { vendorId }]) => vendorId === query.vendorId && (query.skillId ?? skillId) === skillId,
        )
        .map(([skillId]) => ({ skillId }));
      return { status: 200, body: { skills } };
    },
    getSkillManifestV1: (parameters) => {
      const stage = stageOf(parameters);
      if (!stage) return absent;
      return { status: 200, body: { manifest: stage.manifest }, headers: { etag: eTag(stage.manifest) } };
    },
    updateSkillManifestV1: (parameters, request) => {
      const stage = stageOf(parameters);
      const { skillId = '' } = parameters;
      if (!stage) return absent;
      if (pending.has(skillId)) return { status: 409, body: { message: 'An update is in progress.' } };
      if (isStale(request, stage.manifest)) return stale;
      pending.set(skillId, { polls: 1, manifest: (request.body as { manifest: Json }).manifest });
      return { status: 202, headers: { location: `/v1/skills/${skillId}/status?resource=manifest` } };
    },
    getSkillStatusV1: ({ skillId = '' }) => {
      const update = pending.get(skillId);
      if (update && update.polls > 0) {
        update.polls -= 1;
        return { status: 200, body: { manifest: { lastUpdateRequest: { status: 'IN_PROGRESS' } } } };
      }
      const development = standIn.skills[skillId]?.stages.development;
      if (update && development) development.manifest = update.manifest;
      pending.delete(skillId);
      return { status: 200, body: { manifest: { lastUpdateRequest: { status: 'SUCCEEDED' } } } };
    },
    getAccountLinkingInfoV1: (parameters) => {
      const linking = stageOf(parameters)?.linking;
      if (!linking) return absent;
      const shown = propertiesOf('v1.skill.accountLinking.AccountLinkingResponse');
      const hidden = propertiesOf('v1.skill.accountLinking.AccountLinkingRequestPayload').filter(
        (name) => !shown.includes(name),
      );
      const body = Object.fromEntries(Object.entries(linking).filter(([name]) => !hidden.includes(name)));
      return {
        status: 200,
        body: standIn.wrapsLinking ? { accountLinkingResponse: body } : body,
        headers: { etag: eTag(linking) },
      };
    },
    updateAccountLinkingInfoV1: (parameters, request) => {
      const stage = stageOf(parameters);
      if (!stage) return absent;
      if (isStale(request, stage.linking)) return stale;
      const { accountLinkingRequest: given = {} } = request.body as { accountLinkingRequest?: Json };
      if (given.type === 'AUTH_CODE' && typeof given.clientSecret !== 'string') {
        return {
          status: 400,
          body: { message: 'Request is not valid.', violations: [{ message: 'clientSecret is required' }] },
        };
      }
      stage.linking = given;
      return { status: 204, headers: { etag: eTag(given) } };
    },
    deleteAccountLinkingInfoV1: (parameters) => {
      const stage = stageOf(parameters);
      if (!stage?.linking) return absent;
      delete stage.linking;
      return { status: 204 };
    },
  };

  const origin = await server.listen({ host: '127.0.0.1', port: 0 });
  return Object.assign(standIn, { origin, close: () => server.close() });
}

function eTag(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value ?? null))
    .digest('hex')
    .slice(0, 32);
}
