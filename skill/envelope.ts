import * as z from 'zod/mini';

/** Optional, and dropped where it isn't what it should be: a mangled envelope still gets an answer. */
function lenient<Schema extends z.ZodMiniType>(schema: Schema) {
  return z.catch(z.optional(schema), undefined);
}

const text = lenient(z.string());

const user = lenient(z.object({ userId: text, accessToken: text }));

const slots = lenient(z.record(z.string(), z.catch(z.object({ value: text }), {})));

const system = lenient(
  z.object({
    application: lenient(z.object({ applicationId: text })),
    user,
    device: lenient(z.object({ supportedInterfaces: lenient(z.record(z.string(), z.unknown())) })),
    apiEndpoint: text,
    apiAccessToken: text,
  }),
);

const envelope = z.catch(
  z.object({
    session: lenient(
      z.object({
        new: z.catch(z.boolean(), true),
        attributes: z.catch(z.record(z.string(), z.unknown()), {}),
        application: lenient(z.object({ applicationId: text })),
        user,
      }),
    ),
    context: z.catch(z.object({ System: system }), {}),
    request: z.catch(
      z.object({
        type: z.catch(z.string(), ''),
        requestId: text,
        locale: text,
        intent: lenient(z.object({ name: text, slots })),
        reason: text,
        error: lenient(z.object({ type: text })),
      }),
      { type: '' },
    ),
  }),
  { context: {}, request: { type: '' } },
);

/**
 * A request envelope of which every field is absent or what Alexa documents it to be; what the skill doesn't
 * read is left out.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/custom-skills/request-and-response-json-reference.html
 */
export type Envelope = z.infer<typeof envelope>;

/** Reads what came in, whatever it is. */
export function readEnvelope(event: unknown): Envelope {
  return envelope.parse(event);
}
