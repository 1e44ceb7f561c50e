// Reads access tokens, one a line, and says of each whether it is good. Environment: ISSUER, CLIENT_ID.
import { createInterface } from 'node:readline';
// <page>
import { JwtRsaVerifier } from 'aws-jwt-verify';

const { ISSUER, CLIENT_ID } = process.env;
const jwksUri = `${ISSUER}/.well-known/jwks.json`;
const verifier = JwtRsaVerifier.create({ issuer: ISSUER, jwksUri, audience: null }); // there is none
// It fetches over HTTPS only, which the test issuer has not; with Cognito leave this line out.
verifier.cacheJwks(await (await fetch(jwksUri)).json());

async function claimsOf(token) {
  const claims = await verifier.verify(token);
  if (typeof claims.exp !== 'number') throw new Error('it never expires'); // the library lets it pass
  if (claims.token_use !== 'access' || claims.client_id !== CLIENT_ID) throw new Error('not for us');
  return claims;
}
// </page>

for await (const token of createInterface(process.stdin)) {
  const isGood = await claimsOf(token).then(
    () => true,
    () => false,
  );
  console.log(isGood ? 'good' : 'refused');
}
