// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of the service's source
import { type Fault, noticedBy } from './fault';

const contract = noticedBy('contract');
const states = noticedBy('states: give tokens that are what they are called');

/** Faults of the states endpoint, or of whom it makes of a name. */
export const stateFaults: readonly Fault[] = [
  states('calls an expired token valid', [
    "'a valid access token': (params) => issue(params)",
    "'a valid access token': (params) => issue(params, { exp: 1 })",
  ]),
  states('gives tokens that are no JWTs', [
    'return { accessToken: `${content}',
    "return { accessToken: 'not.a.jwt' };\n  return { accessToken: `${content}",
  ]),
  states('gives every scope', [
    "'a valid access token': (params) => issue(params)",
    "'a valid access token': (params) => issue({ ...params, scopes: ['profile.read', 'tasks.read', 'tasks.write'] })",
  ]),
  states('calls a valid token expired', ['{ exp: Math.floor(Date.now() / 1000) - 3600 }', '{}']),
  noticedBy("states: give tokens of Cognito's shape")('mints tokens with an audience', [
    "token_use: 'access',",
    "token_use: 'access', aud: client,",
  ]),
  noticedBy("states: give tokens of Cognito's shape")(
    'mints tokens without a use, and asks for none',
    ["    token_use: 'access',\n", ''],
    ["use === 'access' &&", ''],
  ),
  noticedBy("states: give tokens of Cognito's shape")('mints tokens that are good for half a minute', [
    'exp: now + 3600',
    'exp: now + 30',
  ]),
  noticedBy('states: forge with a key that is not the right one')('forges with the right key', [
    'issue(params, {}, stranger.privateKey)',
    'issue(params)',
  ]),
  noticedBy('states: are two customers where they have two names')('knows one customer', [
    'sub: customer,',
    "sub: 'ada',",
  ]),
  noticedBy('states: are one customer where two tokens name one customerId')(
    'knows a customer by sub alone',
    ['      customerId = sub,\n', ''],
    ['customer: customerId,', 'customer: sub,'],
  ),
  contract('does not set up that a customer may not write', [
    'void Object.assign(account(customer), { displayName, plan })',
    'void Object.assign(account(customer), { displayName })',
  ]),
];
