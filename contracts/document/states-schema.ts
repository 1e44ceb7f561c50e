import { z } from 'zod';
import type { States } from '../service';

/**
 * The catalogue of provider states as JSON Schema 2020-12: what the verifier posts to a states endpoint, and
 * under `$defs/answers` what each state has to give back.
 */
export function statesSchema(catalogue: States): object {
  const states = Object.entries(catalogue).map(([name, { description, params, values }]) => ({
    name,
    description,
    params: z.toJSONSchema(params),
    values: z.toJSONSchema(values),
  }));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'State change',
    description:
      'What the verifier posts to the states endpoint of a provider, before (setup) and after (teardown) each ' +
      'interaction. What a setup has to answer is under $defs/answers, by the name of the state.',
    oneOf: states.map(({ name, description, params }) => ({
      title: name,
      description,
      type: 'object',
      properties: {
        state: { const: name },
        params: withoutDialect(params),
        action: { enum: ['setup', 'teardown'] },
        subject: {
          type: 'string',
          description:
            "The customer's id in the token, where the verifier has got the token from Cognito: its customerId, or its sub where it has none.",
        },
      },
      required: ['state', 'params', 'action'],
    })),
    $defs: { answers: Object.fromEntries(states.map(({ name, values }) => [name, withoutDialect(values)])) },
  };
}

/** The dialect is said once, at the top. */
function withoutDialect(schema: object): object {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema'));
}
