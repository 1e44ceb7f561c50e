import type { OwnTurn } from './own-turn';
import { exchange } from './saas/exchange';
import { escapeSsml } from './ssml';

/** Silence after which the customer hears that it goes on, in milliseconds. */
const silenceMs = 2_000;

/** Amazon's own hosts: the only ones that get the token of the Alexa API. */
const alexaApi = /^https:\/\/api(\.[a-z]{2})?\.amazonalexa\.com\/?$/;

/** Requests for which Alexa plays a progressive response. */
const voiceRequests = new Set(['LaunchRequest', 'IntentRequest']);

/**
 * Says "one moment" through Alexa's Progressive Response API if the turn isn't over after two seconds. It is a
 * courtesy: whatever goes wrong with it changes nothing.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/custom-skills/send-the-user-a-progressive-response.html
 */
export function speakAfterTwoSeconds({ envelope, say, deadline, type }: OwnTurn): { stop(): void } {
  const { requestId } = envelope.request;
  const { apiEndpoint, apiAccessToken } = envelope.context.System ?? {};
  if (!voiceRequests.has(type) || !requestId || !apiAccessToken || !alexaApi.test(apiEndpoint ?? '')) {
    return { stop: () => {} };
  }
  const stopped = new AbortController();
  const timer = setTimeout(async () => {
    try {
      await deadline.limit((timeIsUp) =>
        exchange(
          {
            url: new URL('/v1/directives', apiEndpoint).href,
            method: 'POST',
            headers: { Authorization: `Bearer ${apiAccessToken}`, 'Content-Type': 'application/json' },
            body: JSON.stringify({
              header: { requestId },
              directive: {
                type: 'VoicePlayer.Speak',
                speech: `<speak>${escapeSsml(say('oneMoment'))}</speak>`,
              },
            }),
          },
          AbortSignal.any([stopped.signal, timeIsUp]),
        ),
      );
    } catch {
      // The answer itself is on its way.
    }
  }, silenceMs);
  return {
    stop: () => {
      clearTimeout(timer);
      stopped.abort();
    },
  };
}
