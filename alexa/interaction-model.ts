/** An intent as an interaction model declares it. */
export interface ModelIntent {
  readonly name: string;
  readonly samples: readonly string[];
  /** Absent for Alexa's own intents. */
  readonly slots?: readonly ModelSlot[];
}

/** A slot of an intent. */
export interface ModelSlot {
  readonly name: string;
  /** A type of Alexa's, or one of the model's. */
  readonly type: string;
  /** What is said when it is asked for. Absent if it never is. */
  readonly replies?: readonly string[];
  /** What is asked when it is missing. Absent if it never is. */
  readonly question?: string;
}

/** A value of a slot type: what it is called, and how else. */
export interface SlotTypeValue {
  /** What the skill gets beside the name. */
  readonly id?: string;
  readonly name: string;
  readonly synonyms?: readonly string[];
}

/** What a language's interaction model is made of. */
export interface ModelParts {
  readonly invocationName: string;
  readonly intents: readonly ModelIntent[];
  /** Values of each slot type that is not Alexa's. */
  readonly types: Readonly<Record<string, readonly SlotTypeValue[]>>;
}

/**
 * Puts an interaction model together. Slots that are asked for are elicited by the skill itself, whose answer
 * says so each time: the model names the question because Alexa wants one.
 *
 * @see https://developer.amazon.com/en-US/docs/alexa/smapi/interaction-model-schema.html
 */
export function interactionModelOf({ invocationName, intents, types }: ModelParts) {
  const elicited = intents.flatMap(({ name, slots = [] }) =>
    slots.flatMap(({ question, ...slot }) =>
      question === undefined
        ? []
        : [{ ...slot, question, intent: name, prompt: `Elicit.${name}.${slot.name}` }],
    ),
  );
  const dialogs = intents.flatMap(({ name, slots = [] }) => {
    const prompts = new Map(
      elicited.filter(({ intent }) => intent === name).map((slot) => [slot.name, slot.prompt]),
    );
    return prompts.size === 0 ? [] : [{ name, slots, prompts }];
  });
  return {
    interactionModel: {
      languageModel: {
        invocationName,
        intents: intents.map(({ name, samples, slots }) => ({
          name,
          ...(slots
            ? {
                slots: slots.map(({ name, type, replies }) => ({
                  name,
                  type,
                  ...(replies ? { samples: replies } : {}),
                })),
              }
            : {}),
          samples,
        })),
        types: Object.entries(types).map(([name, values]) => ({
          name,
          values: values.map(({ id, name: value, synonyms }) => ({
            ...(id === undefined ? {} : { id }),
            name: { value, ...(synonyms ? { synonyms } : {}) },
          })),
        })),
      },
      dialog: {
        delegationStrategy: 'SKILL_RESPONSE',
        intents: dialogs.map(({ name, slots, prompts }) => ({
          name,
          delegationStrategy: 'SKILL_RESPONSE',
          confirmationRequired: false,
          prompts: {},
          // All slots of the intent are listed, as the developer console writes them.
          slots: slots.map(({ name, type }) => {
            const prompt = prompts.get(name);
            return {
              name,
              type,
              elicitationRequired: prompt !== undefined,
              confirmationRequired: false,
              prompts: prompt === undefined ? {} : { elicitation: prompt },
            };
          }),
        })),
      },
      prompts: elicited.map(({ prompt, question }) => ({
        id: prompt,
        variations: [{ type: 'PlainText', value: question }],
      })),
    },
  };
}
