import { readDocument } from '../../scaffold/document';
import { operationsOf } from '../../scaffold/operations/operations-of';
import { DocumentFolder } from './document-folder';
import { answers, document } from './notes-document';

const folder = new DocumentFolder();
const file = folder.write.bind(folder);

test.each([
  [
    'texts in a list',
    { type: 'array', items: { type: 'string' } },
    'it answers a list of single values (text)',
  ],
  ['a number', { type: 'integer' }, 'it answers a single value (number)'],
])('nothing can be told of %s', async (name, schema, obstacle) => {
  const described = document({ '/x': { get: { operationId: 'getX', responses: answers(schema) } } });
  const operations = operationsOf(await readDocument(file(`${name.replaceAll(' ', '-')}.json`, described)));
  expect(operations.find(({ id }) => id === 'getX')?.obstacles).toEqual([
    `${obstacle}, no thing that could be told of`,
  ]);
});

test.each([
  [
    'an address of the web',
    { callback: { type: 'string', format: 'uri' } },
    'it requires callback, which nobody can say',
  ],
  [
    'a secret',
    { access_token: { type: 'string' } },
    'it requires access_token, which nobody should say aloud',
  ],
  [
    'what only something within it has',
    { of: { type: 'object', required: ['secret'], properties: { secret: { type: 'string' } } } },
    'it requires secret, which nobody should say aloud',
  ],
  [
    'one name for two things',
    {
      title: { type: 'string' },
      of: { type: 'object', required: ['title'], properties: { title: { type: 'string' } } },
    },
    'it requires title in two places',
  ],
  [
    'an object of which the document says nothing',
    { settings: { type: 'object' } },
    'it requires settings, which nobody can say',
  ],
])('nobody is asked for %s', async (name, properties, obstacle) => {
  const schema = { type: 'object', required: Object.keys(properties), properties };
  const described = document({
    '/notes/{noteId}/x': {
      post: {
        operationId: 'postX',
        parameters: [{ name: 'noteId', in: 'path', required: true, schema: { type: 'string' } }],
        requestBody: { content: { 'application/json': { schema } } },
        responses: { 204: { description: 'Done' } },
      },
    },
  });
  const operations = operationsOf(await readDocument(file(`${name.replaceAll(' ', '-')}.json`, described)));
  expect(operations.find(({ id }) => id === 'postX')?.obstacles).toEqual([obstacle]);
});

test('a body that is required and of which nothing can be said is an obstacle', async () => {
  const described = document({
    '/notes/{noteId}': {
      put: {
        operationId: 'putX',
        parameters: [{ name: 'noteId', in: 'path', required: true, schema: { type: 'string' } }],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { type: 'object', properties: { all: { type: 'array', items: {} } } },
            },
          },
        },
        responses: { 204: { description: 'Done' } },
      },
    },
  });
  const operations = operationsOf(await readDocument(file('nothing-to-say.json', described)));
  expect(operations.find(({ id }) => id === 'putX')?.obstacles).toEqual([
    'it requires a body, of which nobody can say anything',
  ]);
});
