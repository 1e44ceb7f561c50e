import { randomUUID } from 'node:crypto';
import type { Request, RequestEnvelope, Response, Slot } from 'ask-sdk-model';

/** Who speaks to which skill, on which device. */
export interface Speaker {
  /** `amzn1.ask.skill.…` */
  readonly skillId: string;
  /** `amzn1.ask.account.…`: the customer as this skill knows them; changes when the skill is enabled anew. */
  readonly userId: string;
  /** e.g. `en-US` */
  readonly locale: string;
  /** Absent while no account is linked. */
  readonly accessToken?: string;
  /** Whose voice it is, where Alexa recognises it and may say so. */
  readonly person?: Person;
  /** Whether the device shows APL. Default false. */
  readonly screen?: boolean;
  /** Time of the request in milliseconds since 1970. Default: now. */
  readonly at?: number;
}

/** A person whose voice Alexa knows, with a link of their own. */
export interface Person {
  /** `amzn1.ask.person.…` */
  readonly personId: string;
  /** Absent while they have not linked. */
  readonly accessToken?: string;
}

/** The conversation that a request belongs to. */
export interface Conversation {
  readonly sessionId: string;
  readonly isNew: boolean;
  /** What the skill remembered in its last answer. */
  readonly attributes?: Readonly<Record<string, unknown>>;
  /** The slot that the skill's last answer elicited with `Dialog.ElicitSlot`. */
  readonly elicited?: ElicitedSlot;
}

/** A slot of an intent that the customer was asked for. */
export interface ElicitedSlot {
  readonly intent: string;
  readonly slot: string;
  /** Slots of the intent that are filled already: they stay so while the dialog goes on. */
  readonly filled?: Readonly<Record<string, string>>;
}

/** What a customer means: an intent with the values of its slots. */
export interface SpokenIntent {
  readonly name: string;
  readonly slots?: Readonly<Record<string, string>>;
}

/** A new conversation. */
export function newConversation(): Conversation {
  return { sessionId: `amzn1.echo-api.session.${randomUUID()}`, isNew: true };
}

/** The slot that a response elicits: of the intent that it names, otherwise of the one that it answers. */
export function elicitedSlot(
  { request }: RequestEnvelope,
  response: Partial<Response>,
): ElicitedSlot | undefined {
  const directive = response.directives?.find((one) => one.type === 'Dialog.ElicitSlot');
  const answered = request.type === 'IntentRequest' ? request.intent : undefined;
  const intent = directive?.updatedIntent ?? answered;
  if (!directive || !intent) return undefined;
  const filled = Object.entries(intent.slots ?? {}).flatMap(([name, { value }]) =>
    value === undefined || name === directive.slotToElicit ? [] : [[name, value]],
  );
  return { intent: intent.name, slot: directive.slotToElicit, filled: Object.fromEntries(filled) };
}

/** *Alexa, open …* */
export function launchEnvelope(speaker: Speaker, conversation = newConversation()): RequestEnvelope {
  return spoken(speaker, conversation, { type: 'LaunchRequest' });
}

/**
 * *Alexa, ask … to …*
 *
 * @param resolve makes slots of what was said for them, by their names. Default: what was said is the value
 */
export function intentEnvelope(
  speaker: Speaker,
  intent: SpokenIntent,
  conversation = newConversation(),
  resolve: (said: Readonly<Record<string, string>>) => Record<string, Slot> = asSaid,
): RequestEnvelope {
  const { elicited } = conversation;
  const goesOn = elicited?.intent === intent.name;
  const slots = resolve({ ...(goesOn ? elicited.filled : {}), ...intent.slots });
  return spoken(speaker, conversation, {
    type: 'IntentRequest',
    dialogState: goesOn ? 'IN_PROGRESS' : 'STARTED',
    intent: { name: intent.name, confirmationStatus: 'NONE', slots },
  });
}

function asSaid(said: Readonly<Record<string, string>>): Record<string, Slot> {
  return Object.fromEntries(
    Object.entries(said).map(([name, value]) => [name, { name, value, confirmationStatus: 'NONE' }]),
  );
}

/** The end of a conversation that the skill did not end itself. */
export function sessionEndedEnvelope(
  speaker: Speaker,
  conversation: Conversation,
  reason: 'USER_INITIATED' | 'EXCEEDED_MAX_REPROMPTS' = 'USER_INITIATED',
): RequestEnvelope {
  return spoken(speaker, { ...conversation, isNew: false }, { type: 'SessionEndedRequest', reason });
}

/** A skill event: it has neither a session nor a locale. */
export type SkillEvent = 'SkillAccountLinked' | 'SkillDisabled' | 'SkillEnabled';

/** Envelope of a skill event. */
export function eventEnvelope(speaker: Speaker, event: SkillEvent): RequestEnvelope {
  const bodies = {
    SkillAccountLinked: { accessToken: speaker.accessToken },
    SkillDisabled: { userInformationPersistenceStatus: 'NOT_PERSISTED' },
    SkillEnabled: undefined,
  } as const;
  const time = timestamp(speaker);
  const body = bodies[event];
  return {
    version: '1.0',
    context: { System: system(speaker) },
    request: {
      type: `AlexaSkillEvent.${event}`,
      requestId: randomUUID(),
      timestamp: time,
      eventCreationTime: time,
      eventPublishingTime: time,
      ...(body ? { body } : {}),
    } as Request,
  };
}

/** A request's own part: type and what goes with it. */
type RequestPart = { readonly type: string; readonly [name: string]: unknown };

function spoken(speaker: Speaker, conversation: Conversation, request: RequestPart): RequestEnvelope {
  return {
    version: '1.0',
    session: {
      new: conversation.isNew,
      sessionId: conversation.sessionId,
      application: { applicationId: speaker.skillId },
      attributes: { ...conversation.attributes },
      user: user(speaker),
    },
    context: {
      ...(speaker.screen
        ? {
            Viewports: [
              {
                type: 'APL',
                id: 'main',
                shape: 'RECTANGLE',
                dpi: 213,
                presentationType: 'STANDARD',
                canRotate: false,
                configuration: {
                  current: {
                    mode: 'HUB',
                    video: { codecs: ['H_264_42', 'H_264_41'] },
                    size: { type: 'DISCRETE', pixelWidth: 1280, pixelHeight: 800 },
                  },
                },
              },
            ],
          }
        : {}),
      System: system(speaker),
    },
    request: {
      requestId: `amzn1.echo-api.request.${randomUUID()}`,
      locale: speaker.locale,
      timestamp: timestamp(speaker),
      ...request,
    } as Request,
  };
}

function system(speaker: Speaker) {
  return {
    application: { applicationId: speaker.skillId },
    user: user(speaker),
    ...(speaker.person && { person: speaker.person }),
    device: {
      deviceId: 'amzn1.ask.device.REHEARSAL',
      supportedInterfaces: speaker.screen
        ? { 'Alexa.Presentation.APL': { runtime: { maxVersion: '2024.3' } } }
        : {},
    },
    // Without a token the skill sends no progressive responses: they would leave this machine.
    apiEndpoint: 'https://api.amazonalexa.com',
    apiAccessToken: '',
  };
}

function user({ userId, accessToken }: Speaker) {
  return { userId, ...(accessToken === undefined ? {} : { accessToken }) };
}

function timestamp({ at = Date.now() }: Speaker): string {
  return new Date(at).toISOString();
}
