import type { AnyService } from '../skill/any-service';
import { remainingMs } from '../skill/lambda';
import type { Operations } from '../skill/saas/operation';
import type { NeededWords, SkillService } from '../skill/service';
import { readConfiguration } from './configuration';
import { endpoint } from './endpoint';
import { Exchange } from './exchange';
import { type HttpResult, readEvent, toResult } from './http-event';
import { logExchange } from './log';
import { errorResponse } from './mcp/protocol';
import { type AnyAddon, serverFactory } from './mcp/tool-server';
import type { AddonService } from './service';

/** What Lambda invokes. */
export type AddonHandler = (event: unknown, context?: unknown) => Promise<HttpResult>;

/**
 * A service's add-on as a Lambda function behind an HTTP API. It never rejects, whatever comes in.
 *
 * @param service as the skill has it: operations, problems and words
 * @throws ConfigurationError where a variable is absent or wrong: the function does not start with it
 */
export function createHandler<English extends NeededWords, Ops extends Operations>(
  service: SkillService<English, Ops>,
  addon: AddonService<English, Ops>,
  environment: NodeJS.ProcessEnv,
): AddonHandler {
  const configuration = readConfiguration(environment);
  const { mcpUrl, logLevel } = configuration;
  // Here a service's own words and operations end: what follows knows none of them.
  const serverFor = serverFactory(
    service as unknown as AnyService,
    addon as unknown as AnyAddon,
    configuration,
  );
  const answer = endpoint(configuration, serverFor);
  let coldStart = true;

  return async (event, context) => {
    const start = performance.now();
    const { request, requestId } = readEvent(event, mcpUrl.origin);
    const exchange = new Exchange(remainingMs(context));
    let response: Response;
    if (request === undefined) {
      response = errorResponse(400, -32_600, 'Not a request');
    } else {
      response = await answer(request, exchange).catch((error: unknown) => {
        exchange.conclude('failed');
        exchange.error = error;
        return errorResponse(500, -32_603, 'Internal error');
      });
    }
    // What nobody else has judged was not a request to serve.
    if (!response.ok && exchange.outcome === 'answered') exchange.conclude('malformed');
    const milliseconds = Math.round(performance.now() - start);
    logExchange(exchange, { requestId, status: response.status, milliseconds, coldStart }, logLevel);
    coldStart = false;
    return toResult(response);
  };
}
