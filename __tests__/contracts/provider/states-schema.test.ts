import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { z } from 'zod';
import { startReferenceProvider } from '../../../contracts/provider/reference-provider';
import { statesSchema } from '../../../contracts/provider/verifier/states-schema';
import { type ProviderState, providerStates, stateNames } from '../../../contracts/states';

interface Pact {
  readonly interactions: readonly {
    readonly description: string;
    readonly providerStates?: readonly { readonly name: string; readonly params?: Record<string, unknown> }[];
  }[];
}

const { interactions } = JSON.parse(
  readFileSync('contracts/pacts/alexa-skill-saas-api.json', 'utf8'),
) as Pact;
const states = interactions.flatMap(({ providerStates = [] }) => providerStates);

const ajv = new Ajv2020({ strict: true });
addFormats.default(ajv);
const valid = ajv.compile(statesSchema());

it('the committed schema is the catalogue’s: `npm run contracts:states` writes it', () => {
  const committed = readFileSync('contracts/provider/states.schema.json', 'utf8');

  expect(committed).toBe(`${JSON.stringify(statesSchema(), null, 2)}\n`);
});

it('the README’s table has every state with its values, and no other', () => {
  const readme = readFileSync('contracts/provider/README.md', 'utf8');
  const rows = [...readme.matchAll(/^\| `(an? [^`]+|no [^`]+|the [^`]+|too [^`]+)` +\| +(?:`(\w+)`)? *\|/gm)];

  expect(Object.fromEntries(rows.map(([, name, value]) => [name, value ? [value] : []]))).toEqual(
    Object.fromEntries(
      stateNames.map((name) => [
        name,
        Object.keys((providerStates[name] as ProviderState<z.ZodType, z.ZodObject>).values.shape),
      ]),
    ),
  );
});

it('every state of the contract is one of the schema', () => {
  expect(states.length).toBeGreaterThan(0);
  for (const { name, params = {} } of states) {
    expect({ name, valid: valid({ state: name, params, action: 'setup' }) }).toEqual({ name, valid: true });
  }
});

it.each([
  [
    'a misspelt state',
    { state: 'a vaild access token', params: { customer: 'ada', scopes: [] }, action: 'setup' },
  ],
  ['a missing parameter', { state: 'a valid access token', params: { customer: 'ada' }, action: 'setup' }],
  [
    'an unknown scope',
    { state: 'a valid access token', params: { customer: 'ada', scopes: ['all'] }, action: 'setup' },
  ],
  ['another action', { state: 'no task exists', params: { customer: 'ada', id: 'x' }, action: 'drop' }],
])('%s is none of the schema', (_name, change) => {
  expect(valid(change)).toBe(false);
});

it('the answer of the reference to a valid token is as the schema says', async () => {
  const { states: reference, close } = await startReferenceProvider();
  const values = await reference.handlers['a valid access token']({
    customer: 'ada',
    scopes: ['tasks.read'],
  });
  await close();
  const answer = ajv.compile({
    ...statesSchema(),
    oneOf: undefined,
    $ref: '#/$defs/answers/a valid access token',
  });

  expect(answer(values)).toBe(true);
  expect(answer({ accessToken: 'opaque' })).toBe(false);
});
