import type { AccessTokenScheme } from '../../alexa/linking-client';
import type { SaasFault } from '../saas-gateway';

/** What the page shows besides the messages. Nothing in it is secret. */
export interface PageState {
  readonly environment: string;
  readonly domain: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly callbackUrls: readonly string[];
  readonly lifetimes: string;
  readonly notRehearsed: readonly string[];
  readonly skillName: string;
  readonly locales: readonly string[];
  readonly samples: readonly string[];
  readonly linked: boolean;
  readonly settings: PageSettings;
}

/** What can be chosen on the page. */
export interface PageSettings {
  readonly locale: string;
  readonly screen: boolean;
  readonly redirectUrl: string;
  readonly pkce: boolean;
  readonly scheme: AccessTokenScheme;
  readonly saasFault: SaasFault | 'none';
  readonly missingScope: boolean;
}

/** What came of an utterance. */
export interface Said {
  readonly heard: string;
  readonly intent: string;
  readonly speech: string;
  readonly card?: PageCard;
  readonly list?: PageList;
  readonly listening: boolean;
  readonly faults: readonly string[];
}

/** A card in the Alexa app. */
export interface PageCard {
  readonly type: string;
  readonly title?: string;
  readonly text?: string;
}

/** A list on the device's screen. */
export interface PageList {
  readonly title: string;
  readonly items: readonly { readonly text: string; readonly detail?: string }[];
}

/** What came of the checks of `linking:verify`. */
export interface PageVerification {
  readonly passed: number;
  /** Checks that could not be asked on this machine. */
  readonly skipped: number;
  /** What failed: question, and what was found. */
  readonly failed: readonly string[];
}
