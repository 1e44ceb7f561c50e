import {
  type CallToolResult,
  McpServer,
  type ScopeChallenge,
  type ToolAnnotations,
} from '@modelcontextprotocol/server';
import * as v from 'valibot';
import type { AnyService } from '../../skill/any-service';
import { answerFailure } from '../../skill/linking/failure-answers';
import type { Operations } from '../../skill/saas/operation';
import { createClient } from '../../skill/saas/saas-client';
import type { NeededWords } from '../../skill/service';
import { createSpeakers } from '../../skill/speech/speaker';
import type { Caller } from '../authorization/token-check';
import type { Configuration } from '../configuration';
import type { Exchange, ExchangeOutcome } from '../exchange';
import type { AddonService, Effect, Tool, ToolCall } from '../service';
import { toolSchema } from './tool-schema';

/** Any service's add-on: its words and its operations are its own affair. */
export type AnyAddon = AddonService<NeededWords, Operations>;

/**
 * What MCP is told of an effect. Destructive is by its schema whatever does more than add.
 *
 * @see https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations
 */
const annotations: Readonly<Record<Effect, ToolAnnotations>> = {
  reads: { readOnlyHint: true, destructiveHint: false, idempotentHint: true },
  adds: { readOnlyHint: false, destructiveHint: false, idempotentHint: false },
  changes: { readOnlyHint: false, destructiveHint: true, idempotentHint: false },
  sets: { readOnlyHint: false, destructiveHint: true, idempotentHint: true },
  deletes: { readOnlyHint: false, destructiveHint: true, idempotentHint: true },
};

/** A tool's answer is another than it promises. */
class AnswerError extends Error {}

/** Makes the server of one request. */
export type ServerFactory = (exchange: Exchange) => McpServer;

/**
 * A server for each request, with a tool for each that the add-on's customers are asked the scope of: a tool that
 * no token could call is not listed.
 */
export function serverFactory(
  service: AnyService,
  addon: AnyAddon,
  configuration: Configuration,
): ServerFactory {
  const { name, title, version, instructions } = addon;
  // MCP names no language: the service's first is spoken.
  const { say } = createSpeakers<NeededWords>(service.languages)(undefined);
  const tools = addon.tools.flatMap((tool) => {
    const scope = configuration.scopes.find((one) => one.endsWith(`/${tool.scope}`));
    if (scope === undefined) return [];
    return [{ tool, scope, input: toolSchema(tool.input), output: toolSchema(tool.output) }];
  });

  return (exchange) => {
    const server = new McpServer(
      { name, title, version },
      // What changes is deployed, and a stateless server could tell nobody.
      { capabilities: { tools: { listChanged: false } }, instructions },
    );
    for (const { tool, scope, input, output } of tools) {
      server.registerTool(
        tool.name,
        {
          title: tool.title,
          description: tool.description,
          inputSchema: input,
          outputSchema: output,
          annotations: { ...annotations[tool.effect], openWorldHint: false },
          scopeChallenge: () => missingScope(exchange, scope),
        },
        (given) => callTool(tool, exchange, given),
      );
    }
    return server;
  };

  async function callTool(
    tool: Tool<NeededWords, Operations>,
    exchange: Exchange,
    input: object,
  ): Promise<CallToolResult> {
    exchange.tool = tool.name;
    try {
      const { speech, data } = await tool.act(toolCall(exchange), input);
      const content: CallToolResult['content'] = [{ type: 'text', text: speech }];
      if (data === undefined) return { content, isError: true };
      const shown = v.safeParse(tool.output, data);
      // The SDK would tell the model, in words that nobody should hear.
      if (!shown.success) throw new AnswerError(`${tool.name} does not answer by its own output schema.`);
      return { content, structuredContent: { ...shown.output } };
    } catch (error) {
      exchange.conclude('failed');
      exchange.error = error;
      const text = say(annotations[tool.effect].idempotentHint ? 'unavailable' : 'mayBeDone');
      return { content: [{ type: 'text', text }], isError: true };
    }
  }

  function toolCall(exchange: Exchange): ToolCall<NeededWords, Operations> {
    return {
      say,
      requestKey: crypto.randomUUID(),
      failed: (failure) => ({ speech: answerFailure({ say, tables: { service } }, failure).speech ?? '' }),
      saas: createClient(service, {
        baseUrl: configuration.saasApiUrl,
        accessToken: callerOf(exchange).token,
        deadline: exchange.deadline,
        onCall: (call) => exchange.calls.push(call),
        onOutcome: (outcome) => {
          if (outcome.kind === 'ok') return;
          const { kind, mayBeDone } = outcome;
          // Not as refused: whoever gets a 401 asks again with another token, and it would be done twice.
          const concluded = mayBeDone ? 'unavailable' : (outcomes[kind] ?? 'refused');
          exchange.conclude(concluded, 'reason' in outcome ? outcome.reason : kind);
        },
      }),
    };
  }
}

/** Failures that are more than the service's refusal. */
const outcomes: Readonly<Partial<Record<string, ExchangeOutcome>>> = {
  'token-refused': 'token-refused',
  unavailable: 'unavailable',
};

function callerOf({ caller }: Exchange): Caller {
  if (caller === undefined) throw new Error('A tool was called without a token.');
  return caller;
}

/** Refuses a call whose token lacks the scope. A service acts for nobody, whatever its scopes. */
function missingScope(exchange: Exchange, scope: string): ScopeChallenge | undefined {
  const { extra, scopes } = callerOf(exchange);
  if (!extra.isService && scopes.includes(scope)) return undefined;
  exchange.conclude('forbidden');
  return { scopes: [scope], errorDescription: `A customer's token with the scope ${scope} is needed.` };
}
