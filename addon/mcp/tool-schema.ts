import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { issueText } from './issue-text';

/**
 * A schema as the protocol's SDK takes it: it checks, and it describes itself as JSON Schema, once. What is said
 * of a value that does not fit is for the model to correct it, and does not quote the value.
 */
export function toolSchema(
  schema: v.GenericSchema<unknown, object>,
): StandardSchemaWithJSON<unknown, object> {
  const standard = toStandardJsonSchema(schema)['~standard'];
  const jsonSchema = standard.jsonSchema.input({
    target: 'draft-2020-12',
    // Leniency of ours that a model need not know.
    libraryOptions: { ignoreActions: ['trim'] },
  });
  return {
    '~standard': {
      ...standard,
      jsonSchema: { input: () => jsonSchema, output: () => jsonSchema },
      validate: (value) => {
        const result = v.safeParse(schema, value);
        if (result.success) return { value: result.output };
        return {
          issues: result.issues.map((issue) => ({
            message: issueText(issue),
            path: issue.path?.map(({ key }) => key as PropertyKey),
          })),
        };
      },
    },
  };
}
