import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { SpokenIntent } from '../../alexa/envelopes';

/** What Alexa sends to any skill, and what it sends to the service's. */
const folders = [join('__tests__', 'envelopes'), join('service', '__tests__', 'envelopes')];

/** A request envelope as JSON has it. */
export interface Envelope {
  version: string;
  session?: {
    new: boolean;
    attributes: Record<string, unknown>;
    user: { userId: string; accessToken?: string | null };
  };
  context: {
    System: {
      user: { userId: string; accessToken?: string | null };
      device: { supportedInterfaces: Record<string, unknown> };
      apiEndpoint?: string;
      apiAccessToken?: string;
    };
    Viewports?: unknown;
  };
  request: { type: string; requestId: string; locale?: string; intent?: { name: string } };
}

const texts = new Map(
  folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.json'))
    .map((file) => [basename(file, '.json'), readFileSync(file, 'utf8')]),
);

/** Names of the recorded envelopes. */
export const envelopeNames = [...texts.keys()];

/** A recorded envelope: a linked customer opens a session, on a device without a screen, in American English. */
export function recorded(name: string): Envelope {
  const text = texts.get(name);
  if (text === undefined) throw new Error(`No envelope is called ${name}.json.`);
  return JSON.parse(text) as Envelope;
}

/** The envelope of an intent, as it comes when a linked customer says it. */
export function saying({ name, slots = {} }: SpokenIntent): Envelope {
  const envelope = recorded('intent');
  return {
    ...envelope,
    request: {
      ...envelope.request,
      intent: {
        name,
        confirmationStatus: 'NONE',
        slots: Object.fromEntries(
          Object.entries(slots).map(([slot, value]) => [
            slot,
            {
              name: slot,
              value,
              confirmationStatus: 'NONE',
              source: 'USER',
              slotValue: { type: 'Simple', value },
            },
          ]),
        ),
      } as Envelope['request']['intent'],
    },
  };
}

/** Where the access token is, or why it isn't. */
export const tokens = ['in both', 'in the context', 'in the session', 'absent', 'null', 'empty'] as const;
export const sessions = ['new', 'ongoing', 'none'] as const;
export const screens = ['without a screen', 'with a screen'] as const;

export interface Variation {
  readonly token: (typeof tokens)[number];
  readonly session: (typeof sessions)[number];
  readonly screen: (typeof screens)[number];
  /** `none` for an envelope without a locale. */
  readonly locale: string;
}

/** Every combination, for the locales given. */
export function variations(locales: readonly string[]): Variation[] {
  return locales.flatMap((locale) =>
    tokens.flatMap((token) =>
      sessions.flatMap((session) => screens.map((screen) => ({ token, session, screen, locale }))),
    ),
  );
}

/** Whether a variation has a usable token: the session's copy counts where there is a session. */
export function isLinked({ token, session }: Variation): boolean {
  return ['in both', 'in the context'].includes(token) || (token === 'in the session' && session !== 'none');
}

const withoutToken = { absent: undefined, null: null, empty: '' } as const;

/** An envelope as it would come in the variation. */
export function vary(original: Envelope, { token, session, screen, locale }: Variation): Envelope {
  const envelope = structuredClone(original);
  const accessToken = envelope.context.System.user.accessToken;
  const tokenAt = (place: 'in the context' | 'in the session') =>
    token === 'in both' || token === place
      ? accessToken
      : withoutToken[token === 'in the context' || token === 'in the session' ? 'absent' : token];
  setToken(envelope.context.System.user, tokenAt('in the context'));
  if (session === 'none') {
    delete envelope.session;
  } else if (envelope.session) {
    envelope.session.new = session === 'new';
    setToken(envelope.session.user, tokenAt('in the session'));
  }
  if (screen === 'with a screen') {
    envelope.context.System.device.supportedInterfaces['Alexa.Presentation.APL'] = {
      runtime: { maxVersion: '2024.3' },
    };
    envelope.context.Viewports = [{ type: 'APL', id: 'main', shape: 'RECTANGLE', dpi: 213 }];
  }
  if (locale === 'none') delete envelope.request.locale;
  else if (envelope.request.locale !== undefined) envelope.request.locale = locale;
  return envelope;
}

function setToken(user: { accessToken?: string | null }, token: string | null | undefined): void {
  if (token === undefined) delete user.accessToken;
  else user.accessToken = token;
}
