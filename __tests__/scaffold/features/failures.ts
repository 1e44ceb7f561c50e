import { type Feature, json, order, taking } from './feature';

/** What can go wrong. */
export const failures: readonly Feature[] = [
  {
    feature: 'problems by their types, wherever the API keeps them',
    document: taking(
      { title: { type: 'string' } },
      {
        responses: {
          201: json(order),
          422: {
            description: 'No',
            content: {
              'application/problem+json': {
                schema: { type: 'object' },
                examples: {
                  one: {
                    value: { type: 'https://api.example.com/probs/too-heavy', title: 'It is too heavy' },
                  },
                  other: { value: { type: 'urn:example:too-long', title: 'It is too long' } },
                },
              },
            },
          },
        },
      },
    ),
    intent: { problems: ['too-heavy', 'too-long'] },
  },
  {
    feature: 'failures without a type: by their statuses',
    document: taking(
      { title: { type: 'string' } },
      {
        responses: {
          201: json(order),
          400: { description: 'No' },
          403: { description: 'Not yours' },
          404: { description: 'Nothing' },
          409: { description: 'There is one' },
        },
      },
    ),
    intent: { problems: ['bad-request', 'create-order-forbidden', 'not-found', 'create-order-conflict'] },
  },
];
