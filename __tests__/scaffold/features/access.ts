import { type Feature, listOf } from './feature';

/** Who is let in, and what for. */
export const access: readonly Feature[] = [
  {
    feature: 'a scope for reading among several',
    document: listOf({ security: [{ oauth: ['orders', 'orders.read'] }] }),
    intent: { scope: 'orders.read' },
  },
  {
    feature: 'a scope that is an address',
    document: listOf({ security: [{ oauth: ['https://api.example.com/auth/orders'] }] }),
    intent: { scope: 'orders' },
  },
  {
    feature: 'the security of the whole document',
    document: { ...listOf({}), security: [{ oauth: ['everything'] }] },
    intent: { scope: 'everything' },
  },
  {
    feature: 'ways in, of which one takes a bearer token',
    document: {
      ...listOf({ security: [{ key: [] }, { both: ['orders'], key: [] }, { oauth: ['orders.all'] }] }),
      components: {
        securitySchemes: {
          key: { type: 'apiKey', in: 'header', name: 'X-Key' },
          both: { type: 'oauth2' },
          oauth: { type: 'oauth2' },
        },
      },
    },
    intent: { scope: 'orders.all', operation: { scopes: ['orders.all'] } },
  },
  {
    feature: 'ways in with other scopes each: the one for reading',
    document: listOf({ security: [{ oauth: ['orders'] }, { oauth: ['orders.readonly'] }] }),
    intent: { scope: 'orders.readonly', operation: { scopes: ['orders.readonly'] } },
  },
  {
    feature: 'an API key alone',
    document: {
      ...listOf({ security: [{ key: [] }] }),
      components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
    },
    intent: { scope: 'api', operation: { scopes: [], instead: 'an API key (X-Key, header)' } },
  },
  {
    feature: 'a key where a bearer token goes, and nobody at all',
    document: {
      ...listOf({ security: [{}, { key: [] }] }),
      components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'Authorization' } } },
    },
    intent: { scope: 'api', operation: expect.not.objectContaining({ instead: expect.anything() }) },
  },
];
