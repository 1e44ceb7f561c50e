import { z } from 'zod';

/**
 * The interaction model's schema, as far as the skills of this mechanism use it.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/smapi/interaction-model-schema.html
 */
export const modelSchema = z.strictObject({
  interactionModel: z.strictObject({
    languageModel: z.strictObject({
      invocationName: z.string(),
      intents: z
        .array(
          z.strictObject({
            name: z.string().regex(/^(AMAZON\.)?[A-Za-z][A-Za-z_]*$/),
            slots: z
              .array(
                z.strictObject({
                  name: z.string().regex(/^[A-Za-z][A-Za-z_]*$/),
                  type: z.string(),
                  samples: z.array(z.string()).optional(),
                }),
              )
              .optional(),
            samples: z.array(z.string()),
          }),
        )
        .max(250),
      types: z.array(
        z.strictObject({
          name: z.string().regex(/^[A-Za-z][A-Za-z_]*$/),
          values: z
            .array(
              z.strictObject({
                id: z.string().optional(),
                name: z.strictObject({ value: z.string().min(1), synonyms: z.array(z.string()).optional() }),
              }),
            )
            .min(1),
        }),
      ),
    }),
    dialog: z.strictObject({
      delegationStrategy: z.literal('SKILL_RESPONSE'),
      intents: z.array(
        z.strictObject({
          name: z.string(),
          delegationStrategy: z.literal('SKILL_RESPONSE'),
          confirmationRequired: z.literal(false),
          prompts: z.strictObject({}),
          slots: z.array(
            z.strictObject({
              name: z.string(),
              type: z.string(),
              elicitationRequired: z.boolean(),
              confirmationRequired: z.literal(false),
              prompts: z.strictObject({ elicitation: z.string().optional() }),
            }),
          ),
        }),
      ),
    }),
    prompts: z.array(
      z.strictObject({
        id: z.string(),
        variations: z
          .array(z.strictObject({ type: z.literal('PlainText'), value: z.string().min(1) }))
          .length(1),
      }),
    ),
  }),
});
