import type { AccessTokenScheme } from '../../alexa/client-authentication';
import type { SaasFault } from '../saas-gateway';

/** What the page shows besides the messages. Nothing in it is secret. */
export interface PageState {
  /** Another one after the rehearsal was started again. */
  readonly run: string;
  readonly environment: string;
  readonly domain: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly callbackUrls: readonly string[];
  readonly lifetimes: string;
  readonly notRehearsed: readonly string[];
  readonly skillName: string;
  readonly locales: readonly string[];
  /** Whether the skill asks for the speaker's own link. */
  readonly personalization: boolean;
  readonly samples: readonly string[];
  readonly linked: boolean;
  /** E-mail address of the customer whose account is linked; of a recognised speaker, their own. */
  readonly linkedAs?: string;
  /** What happened last and shows only with the next request, in a sentence; empty after it. */
  readonly happened: string;
  /** What is being said to the device just now. */
  readonly asking?: string;
  /** What came of what was said last. */
  readonly said?: Said;
  /** Cards in the Alexa app, the newest first. */
  readonly cards: readonly PageCard[];
  /** The scope that `missingScope` takes away, without the identifier of the API. */
  readonly losableScope: string;
  readonly settings: PageSettings;
  /** Absent: the environment has no add-on. */
  readonly addon?: PageAddon;
}

/** What the page shows of the add-on. */
export interface PageAddon {
  readonly mcpUrl: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly linked: boolean;
  /** As Alexa+ read them when the customer linked. */
  readonly tools: readonly PageTool[];
  /** Calls and what came of them, the newest first. */
  readonly calls: readonly ToolAnswer[];
}

/** Where the app leads to link the account. */
export interface PageLinking {
  readonly url: string;
  /** Present where the browser is signed in already, so that nobody would be asked. */
  readonly signedIn?: {
    readonly email: string;
    /** Signs out first, and then asks. */
    readonly otherwise: string;
  };
}

/** A tool of the add-on, as it is listed. */
export interface PageTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Its annotations, in words. */
  readonly hints: readonly string[];
  readonly fields: readonly {
    readonly name: string;
    readonly meaning: string;
    readonly isNumber: boolean;
    readonly isRequired: boolean;
  }[];
}

/** What came of a call of a tool. */
export interface ToolAnswer {
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly speech: string;
  readonly data: Readonly<Record<string, unknown>> | undefined;
  readonly isError: boolean;
}

/** What can be chosen on the page. */
export interface PageSettings {
  readonly locale: string;
  readonly screen: boolean;
  /** A second person speaks, whose voice Alexa recognises. */
  readonly recognized: boolean;
  readonly redirectUrl: string;
  readonly pkce: boolean;
  readonly scheme: AccessTokenScheme;
  readonly saasFault: SaasFault | 'none';
  readonly missingScope: boolean;
}

/** What came of an utterance. */
export interface Said {
  readonly heard: string;
  readonly locale: string;
  readonly intent: string;
  readonly speech: string;
  readonly card?: PageCard;
  readonly list?: PageList;
  /** Whether the conversation goes on. */
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
