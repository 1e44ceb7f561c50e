import { setTimeout as delay } from 'node:timers/promises';
import type { services, v1 } from 'ask-smapi-model';
import { CustomSmapiClientBuilder } from 'ask-smapi-sdk';
import type { Secrets } from '../secrets';
import type { Credentials } from './credentials';
import { smapiError } from './refusals';
import { SmapiError } from './smapi-error';
import { Refusal, Transport, type TransportOptions } from './transport';

/** Stage of a skill: what is developed, or what customers use. */
export const stages = ['development', 'live'] as const;
/** One of the stages. */
export type Stage = (typeof stages)[number];

/** Account linking as SMAPI gives it, and fields that the published model does not have. */
export type LinkingInfo = v1.skill.accountLinking.AccountLinkingResponse & Record<string, unknown>;
/** Account linking as SMAPI takes it. */
export type LinkingRequest = v1.skill.accountLinking.AccountLinkingRequestPayload & Record<string, unknown>;
/** The skill’s manifest as the published model of SMAPI has it. */
export type SkillManifest = v1.skill.Manifest.SkillManifest;

/** Something of the skill, and the identifier of its version, by which it is written only if nobody else wrote it. */
export interface Versioned<T> {
  readonly value: T;
  readonly eTag?: string;
}

/** A developer account that skills belong to. */
export interface Vendor {
  readonly id: string;
  readonly name: string;
}

/** How Amazon is reached. */
export interface SkillManagementOptions extends TransportOptions {
  readonly credentials: Credentials;
  /** Hidden from what Amazon's servers say. */
  readonly secrets: Secrets;
  /** Default: Amazon's. The ASK CLI's variable is `ASK_SMAPI_SERVER_BASE_URL`. */
  readonly apiEndpoint?: string;
  /** Default: Amazon's. The ASK CLI's variable is `ASK_LWA_TOKEN_HOST`. */
  readonly tokenServer?: string;
  /** Milliseconds between two questions whether a manifest was taken over. Default 2,000. */
  readonly pollMs?: number;
}

/** How often it is asked whether a manifest was taken over. */
const polls = 60;

type Reply = Awaited<
  ReturnType<services.skillManagement.SkillManagementServiceClient['callGetVendorListV1']>
>;

/**
 * One skill at Alexa, through the Skill Management API.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/smapi/account-linking-schemas.html
 * @see https://developer.amazon.com/en-US/docs/alexa/smapi/skill-operations.html
 */
export class SkillManagement {
  readonly #client: services.skillManagement.SkillManagementServiceClient;

  constructor(
    readonly skillId: string,
    readonly stage: Stage,
    private readonly options: SkillManagementOptions,
  ) {
    const { credentials, secrets, apiEndpoint = 'https://api.amazonalexa.com' } = options;
    const { tokenServer = 'https://api.amazon.com' } = options;
    const builder = new CustomSmapiClientBuilder()
      .withApiEndpoint(apiEndpoint)
      .withAuthEndpoint(tokenServer)
      .withApiClient(new Transport(options));
    for (const secret of Object.values(credentials)) secrets.add(secret);
    if ('accessToken' in credentials) {
      builder.withAccessTokenConfig({ clientId: '', clientSecret: '', ...credentials });
    } else {
      builder.withRefreshTokenConfig(credentials);
    }
    this.#client = builder.client();
  }

  /**
   * The vendor that the skill belongs to, among those of this account.
   *
   * @throws SmapiError `another-vendor` where it is none of them
   */
  async vendor(): Promise<Vendor> {
    const { body } = await this.#call('asking for your vendors', (client) => client.callGetVendorListV1());
    const { vendors = [] } = body as v1.vendorManagement.Vendors;
    for (const { id = '', name = '' } of vendors) {
      const list = await this.#call(`looking for the skill among those of ${id}`, (client) =>
        client.callListSkillsForVendorV1(id, undefined, undefined, [this.skillId]),
      );
      const { skills = [] } = list.body as v1.skill.ListSkillResponse;
      if (skills.some(({ skillId }) => skillId === this.skillId)) return { id, name };
    }
    const names = vendors.map(({ id, name }) => `${id} (${name})`).join(', ') || 'none';
    throw new SmapiError(
      'another-vendor',
      `The skill ${this.skillId} is not one of your vendors', which are: ${names}. ` +
        'Is it the id of the developer console (alexa.skillId in config/environments.ts, or --skill-id)? ' +
        'Else sign in as somebody of the vendor that it belongs to (--profile).',
    );
  }

  /** Account linking as Alexa has it; undefined where there is none yet. The client secret is never told. */
  async linking(): Promise<Versioned<LinkingInfo> | undefined> {
    const reply = await this.#call(
      `reading account linking (${this.stage})`,
      (client) => client.callGetAccountLinkingInfoV1(this.skillId, this.stage),
      404,
    );
    if (reply === undefined) return undefined;
    // Older descriptions of the API wrap the answer.
    const { accountLinkingResponse, ...plain } = reply.body as Record<string, unknown>;
    return { value: (accountLinkingResponse ?? plain) as LinkingInfo, ...eTagOf(reply) };
  }

  /** Writes account linking, unless somebody else did after `eTag`. */
  async writeLinking(accountLinkingRequest: LinkingRequest, eTag: string | undefined): Promise<void> {
    this.options.secrets.add(accountLinkingRequest.clientSecret);
    await this.#call(`writing account linking (${this.stage})`, (client) =>
      client.callUpdateAccountLinkingInfoV1(this.skillId, this.stage, { accountLinkingRequest }, eTag),
    );
  }

  /** The skill's manifest. */
  async manifest(): Promise<Versioned<SkillManifest>> {
    const reply = await this.#call(`reading the manifest (${this.stage})`, (client) =>
      client.callGetSkillManifestV1(this.skillId, this.stage),
    );
    const { manifest = {} } = reply.body as v1.skill.Manifest.SkillManifestEnvelope;
    return { value: manifest, ...eTagOf(reply) };
  }

  /** Writes the manifest, unless somebody else did after `eTag`, and waits until Alexa has taken it over. */
  async writeManifest(manifest: SkillManifest, eTag: string | undefined): Promise<void> {
    await this.#call('writing the manifest', (client) =>
      client.callUpdateSkillManifestV1(this.skillId, this.stage, { manifest }, eTag),
    );
    for (let poll = 0; poll < polls; poll += 1) {
      const { body } = await this.#call('waiting for the manifest', (client) =>
        client.callGetSkillStatusV1(this.skillId, 'manifest'),
      );
      const { status, errors = [] } = (body as v1.skill.SkillStatus).manifest?.lastUpdateRequest ?? {};
      if (status === 'SUCCEEDED') return;
      if (status === 'FAILED') {
        const reasons = errors.map(({ message }) => `\n  ${message}`).join('');
        throw new SmapiError(
          'refused-request',
          this.options.secrets.hide(`Alexa did not take over the manifest:${reasons}`),
        );
      }
      await delay(this.options.pollMs ?? 2_000);
    }
    throw new SmapiError(
      'server-trouble',
      'Alexa has not taken over the manifest yet. Look at the difference again later: linking:diff',
    );
  }

  #call(
    doing: string,
    call: (client: services.skillManagement.SkillManagementServiceClient) => Promise<Reply>,
  ): Promise<Reply>;
  #call(
    doing: string,
    call: (client: services.skillManagement.SkillManagementServiceClient) => Promise<Reply>,
    absent: number,
  ): Promise<Reply | undefined>;
  async #call(
    doing: string,
    call: (client: services.skillManagement.SkillManagementServiceClient) => Promise<Reply>,
    absent?: number,
  ): Promise<Reply | undefined> {
    try {
      return await call(this.#client);
    } catch (error) {
      if (!(error instanceof Refusal)) {
        throw new SmapiError(
          'server-trouble',
          `While ${doing}: Amazon’s answer is not the JSON that it promises.`,
        );
      }
      if (error.status !== undefined && error.status === absent) return undefined;
      const known = smapiError(error, doing);
      throw new SmapiError(known.fault, this.options.secrets.hide(known.message));
    }
  }
}

function eTagOf({ headers }: Reply): { readonly eTag?: string } {
  const eTag = headers.find(({ key }) => key.toLowerCase() === 'etag')?.value;
  return eTag === undefined ? {} : { eTag };
}
