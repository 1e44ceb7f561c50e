import type { ResponseEnvelope } from 'ask-sdk-model';
import { readConfiguration } from './configuration';
import { readEnvelope } from './envelope';
import { fitResponse } from './fit';
import { logTurn } from './log';
import { logNote } from './log-line';
import { createSkill } from './skill';
import { escapeSsml } from './ssml';
import { Turn } from './turn';

// Once, when the function starts: a wrong setting stops it here, with a message that says which.
const { saasApiUrl, skillId, logLevel } = readConfiguration(process.env);
const skill = createSkill(skillId);
let coldStart = true;

if (skillId === undefined) {
  logNote('warn', 'SKILL_ID is not set: the requests of any skill are answered.', logLevel);
}

/**
 * The function that Lambda invokes: Alexa's request envelope in, a response envelope out. It never rejects,
 * whatever comes in.
 *
 * @param context of Lambda, of which the remaining time is read; absent outside of Lambda
 */
export const handler = async (event: unknown, context?: unknown): Promise<ResponseEnvelope> => {
  const start = performance.now();
  const turn = new Turn(readEnvelope(event), saasApiUrl, remainingMs(context));
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

interface LambdaContext {
  getRemainingTimeInMillis(): number;
}

function remainingMs(context: unknown): number | undefined {
  const hasClock =
    typeof context === 'object' &&
    context !== null &&
    typeof (context as Partial<LambdaContext>).getRemainingTimeInMillis === 'function';
  return hasClock ? (context as LambdaContext).getRemainingTimeInMillis() : undefined;
}

/** The answer to a fault of the skill's own: speech for those who speak, and silence for the rest. */
function apologize({ type, say }: Turn): ResponseEnvelope {
  const isSpoken = type === 'LaunchRequest' || type === 'IntentRequest';
  const ssml = `<speak>${escapeSsml(say('unavailable'))}</speak>`;
  return {
    version: '1.0',
    response: isSpoken ? { outputSpeech: { type: 'SSML', ssml }, shouldEndSession: true } : {},
  };
}
