import { createMcpHandler, fromJsonSchema, McpServer } from '@modelcontextprotocol/server';

/** The floor: the least that a server of the official SDK with as many tools is, on Lambda. */
const schema = fromJsonSchema<{ text: string }>({
  type: 'object',
  properties: { text: { type: 'string', description: 'Any text.' } },
  required: ['text'],
});

const mcp = createMcpHandler(() => {
  const server = new McpServer({ name: 'bare', version: '1.0.0' });
  for (const name of ['one', 'two', 'three', 'four']) {
    server.registerTool(
      name,
      { title: name, description: name, inputSchema: schema, outputSchema: schema },
      ({ text }) => ({ content: [{ type: 'text', text }], structuredContent: { text } }),
    );
  }
  return server;
});

interface Event {
  readonly rawPath: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly requestContext: { readonly http: { readonly method: string } };
}

export const handler = async ({ rawPath, headers, body, requestContext }: Event) => {
  const { method } = requestContext.http;
  const request = new Request(`https://bare.example.com${rawPath}`, { method, headers, body: body ?? null });
  const response = await mcp.fetch(request);
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
};
