import { addon } from '#service/addon';
import { scopes } from '#service/scopes';
import { toolSchema } from '../../addon/mcp/tool-schema';

/** What clients hand on to models, by the strictest of those that say what they take. */
const limits = {
  /** Names of tools and arguments: OpenAI's and Anthropic's function calling. */
  name: /^[a-zA-Z0-9_-]{1,64}$/,
  /** Characters that OpenAI takes of a description. */
  description: 1_024,
  /** Functions in one request to OpenAI. */
  tools: 128,
};

interface JsonSchema {
  readonly type?: unknown;
  readonly description?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}

const schemaOf = (schema: Parameters<typeof toolSchema>[0]) =>
  toolSchema(schema)['~standard'].jsonSchema.input({ target: 'draft-2020-12' }) as JsonSchema;

/** A schema with all that are inside it. */
const all = (schema: JsonSchema): readonly JsonSchema[] => [
  schema,
  ...[...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])].flatMap(all),
];

const { tools } = addon;

test('each tool has a name of its own, and there are no more than a model is given', () => {
  expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length);
  expect(tools.length).toBeLessThanOrEqual(limits.tools);
});

// A service may have none.
const titled = tools.length > 0 ? tools : [undefined];
test.each(titled)('every model can call $name', (tool) => {
  if (tool === undefined) return expect(tools).toEqual([]);
  const { name, title, description, scope, input, output } = tool;
  expect(name).toMatch(limits.name);
  expect([title.trim(), description.trim()]).not.toContain('');
  expect(description.length).toBeLessThanOrEqual(limits.description);
  expect(Object.keys(scopes)).toContain(scope);
  const given = schemaOf(input);
  for (const [argument, { description: told }] of Object.entries(given.properties ?? {})) {
    expect([argument, told]).toEqual([expect.stringMatching(limits.name), expect.stringMatching(/\S/)]);
  }
  for (const schema of [given, schemaOf(output)]) {
    expect(schema.type).toBe('object');
    // No client follows references or combines schemas for a model, and OpenAI takes neither at the top.
    for (const one of all(schema)) {
      expect(Object.keys(one).filter((key) => /^(\$ref|\$defs|oneOf|allOf|not|if)$/.test(key))).toEqual([]);
      expect(Object.keys(one)).toContainEqual(expect.stringMatching(/^(type|enum|const|anyOf)$/));
    }
  }
});
