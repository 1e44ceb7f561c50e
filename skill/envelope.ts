import * as v from 'valibot';

/** Optional, and dropped where it isn't what it should be: a mangled envelope still gets an answer. */
function lenient<Schema extends v.GenericSchema>(schema: Schema) {
  return v.fallback(v.optional(schema), undefined);
}

const text = lenient(v.string());

const user = lenient(v.object({ accessToken: text }));

const slots = lenient(v.record(v.string(), v.fallback(v.object({ value: text }), {})));

const application = lenient(v.object({ applicationId: text }));

const system = lenient(
  v.object({
    application,
    user,
    device: lenient(v.object({ supportedInterfaces: lenient(v.record(v.string(), v.unknown())) })),
    apiEndpoint: text,
    apiAccessToken: text,
  }),
);

const envelope = v.fallback(
  v.object({
    session: lenient(
      v.object({
        new: v.fallback(v.boolean(), true),
        attributes: v.fallback(v.record(v.string(), v.unknown()), {}),
        application,
        user,
      }),
    ),
    context: v.fallback(v.object({ System: system }), {}),
    request: v.fallback(
      v.object({
        type: v.fallback(v.string(), ''),
        requestId: text,
        locale: text,
        intent: lenient(v.object({ name: text, slots })),
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
export type Envelope = v.InferOutput<typeof envelope>;

/** Reads what came in, whatever it is. */
export function readEnvelope(event: unknown): Envelope {
  return v.parse(envelope, event);
}
