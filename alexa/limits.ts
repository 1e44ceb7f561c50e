import type { AlexaRegion } from './redirect-urls';

/**
 * What Alexa asks of an authorization server and of a skill, as Amazon documents it.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/account-linking/requirements-account-linking.html
 * @see https://developer.amazon.com/en-US/docs/alexa/custom-skills/request-and-response-json-reference.html
 */
export const alexaLimits = {
  /** The access token URI must answer within this many milliseconds. */
  tokenEndpointMs: 4_500,
  /** Shortest lifetime of an access token, in seconds. */
  accessTokenSeconds: 360,
  /** A skill must answer within this many milliseconds. */
  skillResponseMs: 8_000,
  /** Scopes in the account-linking configuration. */
  scopes: 15,
  /** Domains in the account-linking configuration. */
  domains: 15,
  /** Characters of `outputSpeech`, mark-up included. */
  outputSpeechCharacters: 8_000,
  /** Characters of a card, all of its fields together. */
  cardCharacters: 8_000,
  /** Bytes of the whole response. */
  responseBytes: 24 * 1024,
} as const;

/**
 * What Alexa+ asks of an add-on.
 *
 * @see https://developer.amazon.com/docs/alexaplus/add-ons/functional-requirements.html
 */
export const alexaPlusLimits = {
  /** A tool must answer within this many milliseconds. */
  toolAnswerMs: 3_000,
} as const;

/** AWS regions whose Lambda functions Alexa invokes for a custom skill. */
export const skillRegions = ['us-east-1', 'us-west-2', 'eu-west-1', 'ap-northeast-1'] as const;

/** Alexa region whose endpoint a function in an AWS region is meant for. */
const alexaRegions: Readonly<Record<SkillRegion, AlexaRegion>> = {
  'us-east-1': 'NA',
  'us-west-2': 'FE',
  'eu-west-1': 'EU',
  'ap-northeast-1': 'FE',
};

/** The Alexa region for which Amazon recommends functions of an AWS region; undefined for one that it does not take. */
export function alexaRegionOf(awsRegion: string): AlexaRegion | undefined {
  return (alexaRegions as Readonly<Record<string, AlexaRegion>>)[awsRegion];
}

/** An AWS region whose Lambda functions Alexa invokes. */
export type SkillRegion = (typeof skillRegions)[number];

/** Principal that invokes a skill's function. */
export const alexaPrincipal = 'alexa-appkit.amazon.com';
