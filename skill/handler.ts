import type { ResponseEnvelope } from 'ask-sdk-model';
import type { AnyService } from './any-service';
import { readConfiguration } from './configuration';
import { readEnvelope } from './envelope';
import { fitResponse } from './fit';
import { remainingMs } from './lambda';
import { logTurn } from './log';
import { logNote } from './log-line';
import { RequestTurn } from './request-turn';
import type { Operations } from './saas/operation';
import type { NeededWords, SkillService } from './service';
import { createSkill } from './skill';
import { escapeSsml } from './ssml';
import { createTables } from './tables';

/** What Lambda invokes: Alexa's request envelope in, a response envelope out. */
export type Handler = (event: unknown, context?: unknown) => Promise<ResponseEnvelope>;

/**
 * The skill of a service, made once, when the function starts. The handler never rejects, whatever comes in. Of
 * Lambda's context the remaining time is read; it is absent outside of Lambda.
 *
 * @throws ConfigurationError a wrong setting stops the start, with a message that says which
 */
export function createHandler<English extends NeededWords, Ops extends Operations>(
  service: SkillService<English, Ops>,
  environment: NodeJS.ProcessEnv,
): Handler {
  const configuration = readConfiguration(environment);
  const { skillId, logLevel } = configuration;
  // Here a service's own words and operations end: what follows knows none of them.
  const tables = createTables(service as unknown as AnyService);
  const skill = createSkill(skillId);
  let coldStart = true;

  if (skillId === undefined) {
    logNote('warn', 'SKILL_ID is not set: the requests of any skill are answered.', logLevel);
  }

  return async (event, context) => {
    const start = performance.now();
    const turn = new RequestTurn(tables, readEnvelope(event), configuration, remainingMs(context));
    let response: ResponseEnvelope;
    let error: unknown;
    try {
      response = fitResponse(await skill.invoke(turn));
    } catch (thrown) {
      error = thrown;
      turn.outcome = 'failed';
      response = apologize(turn);
    }
    const milliseconds = Math.round(performance.now() - start);
    logTurn(turn, { milliseconds, coldStart, error }, logLevel);
    coldStart = false;
    return response;
  };
}

/** The answer to a fault of the skill's own: speech for those who speak, and silence for the rest. */
function apologize({ type, say }: RequestTurn): ResponseEnvelope {
  const isSpoken = type === 'LaunchRequest' || type === 'IntentRequest';
  const ssml = `<speak>${escapeSsml(say('unavailable'))}</speak>`;
  return {
    version: '1.0',
    response: isSpoken ? { outputSpeech: { type: 'SSML', ssml }, shouldEndSession: true } : {},
  };
}
