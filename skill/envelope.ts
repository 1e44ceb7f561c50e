import * as v from 'valibot';

/** Optional, and dropped where it isn't what it should be: a mangled envelope still gets an answer. */
function lenient<Schema extends v.GenericSchema>(schema: Schema) {
  return v.fallback(v.optional(schema), undefined);
}

/** Of a longer text only the beginning is read. What Alexa sends is well within these bounds. */
const text = (longest: number) =>
  lenient(
    v.pipe(
      v.string(),
      v.transform((whole) => whole.slice(0, longest).toWellFormed()),
    ),
  );

/** Never cut, because a part of it is another one: what is no token is found out where it is used. */
const token = lenient(v.string());

const user = lenient(v.object({ accessToken: token }));

/** What of a slot's type was meant, by each of those who looked it up: the type, and what was added to it. */
const resolutions = lenient(
  v.object({
    resolutionsPerAuthority: lenient(
      v.array(
        v.fallback(
          v.object({
            status: lenient(v.object({ code: text(50) })),
            values: lenient(
              v.array(
                v.object({ value: v.object({ name: v.pipe(v.string(), v.maxLength(500)), id: text(500) }) }),
              ),
            ),
          }),
          {},
        ),
      ),
    ),
  }),
);

const slots = lenient(v.record(v.string(), v.fallback(v.object({ value: text(500), resolutions }), {})));

/** What Alexa says of an answer that it did not take. */
const refusal = lenient(v.object({ type: text(100), reason: text(100), message: text(1_000) }));

const application = lenient(v.object({ applicationId: text(255) }));

const system = lenient(
  v.object({
    application,
    user,
    /** Who speaks, where Alexa knows the voice and may say so. */
    person: user,
    device: lenient(v.object({ supportedInterfaces: lenient(v.record(v.string(), v.unknown())) })),
    apiEndpoint: text(255),
    apiAccessToken: token,
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
        requestId: text(255),
        locale: text(35),
        intent: lenient(v.object({ name: text(255), slots })),
        /** Of a session's end: why. */
        reason: text(50),
        error: refusal,
        errors: lenient(v.array(v.fallback(refusal, undefined))),
        cause: lenient(v.object({ requestId: text(255) })),
        /** Of a touch: which document it was on, and what was touched. */
        token: text(255),
        arguments: lenient(v.array(v.unknown())),
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
