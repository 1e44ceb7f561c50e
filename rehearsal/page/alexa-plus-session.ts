import { UnauthorizedError } from '@modelcontextprotocol/client';
import { LinkingError } from '../../alexa/linking-client';
import type { AddonStage } from '../addon/addon-stage';
import type { AlexaPlus } from '../addon/alexa-plus';
import type { Stage } from '../stage';
import type { PageAddon, PageLinking, PageTool, ToolAnswer } from './page-state';
import { linkingAt } from './signed-in';

/** Calls that are kept in sight. */
const keptCalls = 6;

/** The same customer on Alexa+: one account, linked to the add-on apart from the skill. */
export class AlexaPlusSession {
  #alexaPlus: AlexaPlus;
  #tools: readonly PageTool[] = [];
  #calls: readonly ToolAnswer[] = [];

  /** @param changed called when what is shown has changed, with what happened in a sentence */
  constructor(
    private readonly addon: AddonStage,
    private readonly stage: Stage,
    private readonly changed: (happened?: string) => void,
  ) {
    this.#alexaPlus = addon.newAlexaPlus();
  }

  /** What the page shows now. */
  get state(): PageAddon {
    const { settings, client } = this.addon;
    return {
      mcpUrl: settings.mcpUrl,
      clientId: client.clientId,
      scopes: client.scopes,
      linked: this.#alexaPlus.accessToken !== undefined,
      tools: this.#tools,
      calls: this.#calls,
    };
  }

  /** Begins linking. @param cookies header of the browser that will go there */
  async beginLinking(cookies: string): Promise<PageLinking> {
    this.stage.log.beginChapter('The customer links the account to the add-on');
    return linkingAt(this.stage, await this.#alexaPlus.beginLinking(), cookies);
  }

  /** Whether the browser came back from a sign-in that Alexa+ began. */
  awaits(returnedTo: string): boolean {
    return this.#alexaPlus.awaits(returnedTo);
  }

  /**
   * The browser came back. The tools are read, as Alexa+ does once.
   *
   * @throws LinkingError
   */
  async completeLinking(returnedTo: string): Promise<void> {
    try {
      await this.#alexaPlus.completeLinking(returnedTo);
      this.#tools = (await this.#alexaPlus.listTools()).map(toolOf);
    } catch (error) {
      throw new LinkingError('refused', (error as Error).message);
    }
  }

  /** Forgets the customer's tokens, as Alexa+ does when the add-on is disabled. */
  unlink(): void {
    this.#alexaPlus = this.addon.newAlexaPlus();
    this.changed('Alexa+ has forgotten the tokens: the add-on is not linked any more.');
  }

  /** Calls a tool. */
  async call(tool: string, args: Readonly<Record<string, unknown>>): Promise<ToolAnswer> {
    this.stage.log.beginChapter('The customer asks Alexa+');
    const asked = this.stage.log.begin('Customer', 'Alexa', {
      title: tool,
      startLine: `${tool} ${JSON.stringify(args)}`,
    });
    const answer = await this.#answer(tool, args);
    asked({ title: answer.speech, startLine: answer.speech, failed: answer.isError });
    const call = { tool, arguments: args, ...answer };
    this.#calls = [call, ...this.#calls].slice(0, keptCalls);
    this.changed();
    return call;
  }

  async #answer(tool: string, args: Readonly<Record<string, unknown>>) {
    try {
      return await this.#alexaPlus.callTool(tool, args);
    } catch (error) {
      const speech =
        error instanceof UnauthorizedError
          ? 'Alexa+ asks to link the account.'
          : `No answer: ${(error as Error).message}`;
      return { speech, data: undefined, isError: true };
    }
  }
}

type Listed = Awaited<ReturnType<AlexaPlus['listTools']>>[number];

function toolOf({ name, title, description = '', inputSchema, annotations = {} }: Listed): PageTool {
  const { properties = {}, required = [] } = inputSchema;
  return {
    name,
    title: title ?? name,
    description,
    hints: [
      annotations.readOnlyHint ? 'only reads' : 'changes something',
      annotations.destructiveHint ? 'destroys' : undefined,
      annotations.idempotentHint ? 'twice is as once' : undefined,
    ].filter((hint) => hint !== undefined),
    fields: Object.entries(properties).map(([field, schema]) => {
      const { type, description: meaning } = schema as { type?: unknown; description?: unknown };
      return {
        name: field,
        meaning: typeof meaning === 'string' ? meaning : '',
        isNumber: type === 'number' || type === 'integer',
        isRequired: required.includes(field),
      };
    }),
  };
}
