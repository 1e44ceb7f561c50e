const entry = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    title: { type: ['string', 'null'] },
    status: { enum: ['open', 'done'] },
  },
};
/** A success of this schema. */
export const answers = (schema: object) => ({
  200: { description: 'It', content: { 'application/json': { schema } } },
});
/** A small document, with more paths where they are given. */
export const document = (paths: object = {}) => ({
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1' },
  paths: {
    '/notes': {
      get: {
        operationId: 'listNotes',
        security: [{ oauth: ['notes.read'] }],
        parameters: [{ name: 'cursor', in: 'query', schema: { type: 'string' } }],
        responses: answers({
          type: 'object',
          properties: { notes: { type: 'array', items: entry }, nextCursor: { type: 'string' } },
        }),
      },
    },
    '/notes/{noteId}': {
      delete: {
        operationId: 'deleteNote',
        security: [{ oauth: ['notes.write'] }],
        parameters: [{ name: 'noteId', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 204: { description: 'Gone' }, 404: { description: 'Unknown' } },
      },
    },
    ...paths,
  },
  components: { securitySchemes: { oauth: { type: 'http', scheme: 'bearer' } } },
});
