// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of the service's source
import { type Fault, noticedBy } from './fault';

// Places in the service's source.
const isSigned =
  "verify('sha256', Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url')) &&";
const isRs256 = "alg === 'RS256' &&";
const theKey =
  'const key = Object.hasOwn(keys, iss) && Object.hasOwn(keys[iss], kid) ? keys[iss][kid] : undefined;';
const theUse = "use === 'access' &&";
const theClient = 'isForUs(forClient, aud) &&';
const theScope = 'if (!claims.scopes.includes(`${resourceServer}/${scope}`)) {';
const noHeader = "if (authorization === undefined) return problem(401, 'missing-token', challenge(''));";
const theHeader = 'const { authorization } = request.headers;';
const theScheme = "if (scheme.toLowerCase() !== 'bearer' || more.length > 0)";

const token = {
  none: noticedBy('tokens: refuses a token of the algorithm none'),
  unsigned: noticedBy('tokens: refuses a token without a signature, or with a piece of it'),
  algorithm: noticedBy('tokens: refuses a token whose algorithm was changed'),
  changed: noticedBy('tokens: refuses a token of which a claim was changed'),
  jwk: noticedBy('tokens: refuses a token signed by a key that it brings along (jwk)'),
  jku: noticedBy('tokens: refuses a token signed by a key that it points to (jku, x5u)'),
  kid: noticedBy('tokens: refuses a token of an unknown key (kid), or of none'),
  hmac: noticedBy('tokens: refuses a token signed with the public key as a secret (HS256)'),
  id: noticedBy('tokens: refuses an ID token'),
  client: noticedBy('tokens: refuses a token of another app client'),
  pool: noticedBy('tokens: refuses a token of another user pool'),
  issuer: noticedBy('tokens: refuses a token of another issuer under the key of the right one'),
  never: noticedBy('tokens: refuses a token that never expires'),
  late: noticedBy('tokens: refuses a token that expired a quarter of an hour ago'),
  young: noticedBy('tokens: takes a token until it ends, and however long ago the customer signed in'),
  early: noticedBy('tokens: refuses a token that is not good yet'),
  audience: noticedBy('tokens: takes a token as Cognito gives it, without an audience'),
  scope: noticedBy('tokens: takes a scope only by its whole name, and only its own'),
  letters: noticedBy('tokens: takes the name of the scheme in any letters'),
  asked: noticedBy('tokens: asks for a token, with no error code, where none was sent'),
  hidden: noticedBy('tokens: tells nobody without a token what there is'),
  contract: noticedBy('contract'),
};

/** Lets pass what the given condition says, whatever the key and the signature are. */
const trusting = (condition: string): readonly [string, string][] => [
  ['key &&\n', `(${condition} || key) &&\n`],
  [isRs256, `(${condition} || alg === 'RS256') &&`],
  [isSigned, `(${condition} || ${isSigned.replace(/ &&$/, '')}) &&`],
];

export const tokenFaults: readonly Fault[] = [
  ...['none', 'None', 'NONE', 'nOnE'].map((alg) =>
    token.none(`takes the algorithm ${alg}`, ...trusting(`alg === '${alg}'`)),
  ),
  token.unsigned('takes a token that has no signature', ...trusting("signature === ''")),
  token.unsigned('looks at the first half of the signature', [
    isSigned,
    `(signature.length === 20 || ${isSigned.replace(/ &&$/, '')}) &&`,
  ]),
  token.algorithm(
    'checks the signature of RS256 alone',
    [isRs256, ''],
    [isSigned, `(alg === 'RS512' || ${isSigned.replace(/ &&$/, '')}) &&`],
  ),
  token.changed('checks a signature once, and then knows the token by its jti', [
    isSigned,
    `(globalThis.seen?.has(jti) || (${isSigned.replace(/ &&$/, '')} && (globalThis.seen ??= new Set()).add(jti))) &&`,
  ]),
  token.jwk('takes the key that the token brings', ...trusting('decoded(header).jwk')),
  token.jku('takes the key that the token points to', ...trusting('decoded(header).jku')),
  ...['jku', 'x5u'].map((name) =>
    token.jku(`fetches what ${name} points to, and then refuses the token`, [
      "request.on('end', () => {",
      `request.on('end', async () => {
    const [header] = (request.headers.authorization ?? '').replace(/^\\S+ /, '').split('.');
    const url = header.startsWith('eyJ') && decoded(header).${name};
    if (url) await fetch(url);`,
    ]),
  ),
  token.kid('takes a token whose key it does not know', ...trusting('!Object.hasOwn(keys[iss] ?? {}, kid)')),
  token.hmac(
    'takes the public key for a secret',
    ['import { createPublicKey,', 'import { createHmac, createPublicKey,'],
    [isRs256, ''],
    [
      isSigned,
      `(alg === 'HS256' ? createHmac('sha256', key.export({ type: 'spki', format: 'pem' })).update(\`\${header}.\${claims}\`).digest('base64url') === signature : ${isSigned.replace(/ &&$/, '')}) &&`,
    ],
  ),
  token.id(
    'takes an ID token that has no client_id',
    [theUse, "(use === 'access' || use === 'id') &&"],
    [theClient, "(isForUs(forClient, aud) || use === 'id') &&"],
  ),
  token.client('does not look at the app client', [theClient, '']),
  token.client('takes a client whose id begins so', [
    'return forClient === client ||',
    'return String(forClient).startsWith(client) ||',
  ]),
  token.client('takes a token of no client', [
    'return forClient === client ||',
    'return forClient === undefined || forClient === client ||',
  ]),
  token.issuer('knows an issuer by how it begins', [
    theKey,
    'const key = Object.entries(keys).find(([one]) => String(iss).startsWith(one))?.[1][kid];',
  ]),
  noticedBy('tokens: refuses a token with a part too many')('looks at three parts of more', [
    'others.length === 0 &&',
    '',
  ]),
  token.pool('trusts any user pool', ...trusting("iss.endsWith('_Another')")),
  token.issuer('looks for the key alone, whatever the issuer', [
    theKey,
    'const key = Object.values(keys).map((all) => all[kid]).find(Boolean);',
  ]),
  token.never('takes a token without exp', ['exp > now &&', '!(exp <= now) &&']),
  token.late('forgives half an hour', ['exp > now &&', 'exp + 1800 > now &&']),
  token.young('takes a token for a quarter of an hour', [
    'exp > now &&',
    'exp > now && decoded(claims).iat > now - 900 &&',
  ]),
  token.young('wants a sign-in of this day', [
    'exp > now &&',
    'exp > now && decoded(claims).auth_time > now - 86400 &&',
  ]),
  token.early('does not look at nbf', ['nbf <= now &&', '']),
  token.audience('wants an audience', [theUse, `decoded(claims).aud === resourceServer &&\n      ${theUse}`]),
  token.audience('takes tokens of its own making alone', [theUse, `iss === ownIssuer &&\n      ${theUse}`]),
  token.scope('takes a scope that begins so', [
    theScope,
    'if (!claims.scopes.some((one) => one.startsWith(`${resourceServer}/${scope}`))) {',
  ]),
  token.scope('takes a scope that ends so', [
    theScope,
    'if (!claims.scopes.some((one) => one.endsWith(`/${scope}`))) {',
  ]),
  token.scope('looks for the scope in the text', [
    theScope,
    "if (!claims.scopes.join(' ').includes(`${resourceServer}/${scope}`)) {",
  ]),
  token.scope('takes the scope without the resource server', [
    theScope,
    'if (!claims.scopes.includes(`${resourceServer}/${scope}`) && !claims.scopes.includes(scope)) {',
  ]),
  token.scope('takes a scope in any letters', [
    theScope,
    'if (!claims.scopes.some((one) => one.toLowerCase() === `${resourceServer}/${scope}`)) {',
  ]),
  token.scope('asks no scope of a token that has none', [
    theScope,
    "if (claims.scopes.join('') !== '' && !claims.scopes.includes(`${resourceServer}/${scope}`)) {",
  ]),
  noticedBy('tokens: takes a new token of a customer who took back the consent to an older one')(
    'refuses for ever who revoked a token once',
    ['revoke(randomUUID())', 'revoke(params.customer) && revoke(randomUUID())'],
    ['!revoked.has(jti);', '!revoked.has(jti) && !revoked.has(sub);'],
  ),
  token.contract('checks no scope of what is read', [
    theScope,
    "if (method !== 'GET' && !claims.scopes.includes(`${resourceServer}/${scope}`)) {",
  ]),
  token.letters('knows Bearer in one way of writing', [
    theScheme,
    "if (scheme !== 'Bearer' || more.length > 0)",
  ]),
  noticedBy('tokens: refuses a token of the scheme Basic')('takes a token of the scheme Basic', [
    theScheme,
    "if (!['bearer', 'basic'].includes(scheme.toLowerCase()) || more.length > 0)",
  ]),
  noticedBy('tokens: refuses a token of the scheme Token')('takes a token of the scheme Token', [
    theScheme,
    "if (!['bearer', 'token'].includes(scheme.toLowerCase()) || more.length > 0)",
  ]),
  noticedBy('tokens: refuses a token without a scheme')('takes a token without a scheme', [
    theHeader,
    "const { authorization: given } = request.headers;\n  const authorization = given?.startsWith('eyJ') ? `Bearer ${given}` : given;",
  ]),
  noticedBy('tokens: refuses a token in the query')('takes a token in the query', [
    theHeader,
    "const authorization = request.headers.authorization ?? (query.has('access_token') ? `Bearer ${query.get('access_token')}` : undefined);",
  ]),
  noticedBy('tokens: refuses a token and something after it')('does not look at what follows the token', [
    ' || more.length > 0',
    '',
  ]),
  noticedBy('tokens: refuses a token in a cookie')('takes a token in a cookie', [
    theHeader,
    'const cookie = /\\btoken=([^;]+)/.exec(request.headers.cookie)?.[1];\n  const authorization = request.headers.authorization ?? (cookie && `Bearer ${cookie}`);',
  ]),
  noticedBy('tokens: believes nobody who only says who the customer is')('believes what a proxy would say', [
    theHeader,
    "const who = request.headers['x-user-id'];\n  const authorization = request.headers.authorization ?? (who && `Bearer ${issue({ customer: who, scopes: ['profile.read', 'tasks.read'] }).accessToken}`);",
  ]),
  noticedBy('tokens: says no token back')('says in the challenge which token is bad', [
    'challenge(\', error="invalid_token"\'))',
    'challenge(`, error="invalid_token", error_description="${token}"`))',
  ]),
  ...[
    ['in the query', "query.get('userId')"],
    ['in a header', "request.headers['x-user-id']"],
  ].map(([where, said]) =>
    noticedBy('tokens: knows the customer by the token alone, whatever else a request with one says')(
      `believes a customer who says ${where} to be another`,
      ['const of = account(claims.customer);', `const of = account(${said} ?? claims.customer);`],
    ),
  ),
  ...[
    ['ends with a slash', "pathname.endsWith('/')"],
    ['is in capitals', "pathname.startsWith('/V1')"],
    ['has two slashes', "pathname.includes('//')"],
  ].map(([how, is]) =>
    noticedBy('tokens: gives nothing without a token, however the path is written')(
      `asks for no token where the path ${how}`,
      [noHeader, `if (authorization === undefined && ${is}) return answer(200, {});\n  ${noHeader}`],
    ),
  ),
  noticedBy('tokens: knows a customer again by a new token')('knows a customer by the session', [
    'customer: customerId,',
    'customer: iss === ownIssuer ? customerId : `${customerId} ${jti}`,',
  ]),
  token.asked('calls a missing token an invalid one', [
    noHeader,
    noHeader.replace("challenge('')", 'challenge(\', error="invalid_token"\')'),
  ]),
  token.hidden('knows without a token which paths there are', [
    noHeader,
    `if (!operations.some(([, path]) => path.test(pathname))) return problem(404, 'not-found');\n  ${noHeader}`,
  ]),
  token.hidden('looks at the body before the token', [
    noHeader,
    `if (body === '{}') return problem(422, 'invalid-task');\n  ${noHeader}`,
  ]),
  token.hidden('knows without a token which ids there are', [
    noHeader,
    `const asked = /tasks\\/([^/]+)/.exec(pathname)?.[1];\n  if (asked && ![...accounts.values()].some(({ tasks }) => tasks.some(({ id }) => id === asked))) return problem(404, 'not-found');\n  ${noHeader}`,
  ]),
];
