import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { service as whole } from '#service/index';
import { environmentTarget } from '../../commands/linking-target';
import { startReferenceSaas } from '../../contracts/reference/server';
import type { CheckResult } from '../../linking/verify/check';
import { startCognitoStandIn } from '../../rehearsal/cognito/cognito-stand-in';
import { userPoolSettings } from '../../rehearsal/cognito/user-pool-settings';
import { behindHttps } from '../linking/verify/servers';
import { ada } from '../rehearsal/linked-flow';

/**
 * Asks the checks of a deployed environment. The emulated AWS has no sign-in pages: in their place stands the stand-in
 * of Cognito, made from the same stack and with the ids and the secret that were deployed.
 *
 * @param outputs what `terraform output -json` printed
 * @param stack the Terraform JSON that was deployed
 * @param folder where a file may be written
 */
export async function verifyDeployed(
  environment: string,
  outputs: string,
  stack: string,
  folder: string,
): Promise<readonly CheckResult[]> {
  const file = join(folder, 'outputs.json');
  writeFileSync(file, outputs, { mode: 0o600 });
  const target = environmentTarget(environment, file);
  const { issuer = '', distribution = '' } = target.cognito ?? {};
  const synthesized = userPoolSettings(stack);
  // The add-on's client has redirect URLs of Alexa, too: the skill's is the one with the skill's scopes.
  const scopes = new Set(target.scopes);
  const found = synthesized.clients.find((one) => isDeepStrictEqual(new Set(one.scopes), scopes));
  if (found === undefined) throw new Error('No app client of the stack has the scopes of the outputs.');
  const client = { ...found, clientId: target.clientId, clientSecret: target.clientSecret };
  const userPoolId = issuer.split('/').at(-1) ?? '';
  const cognito = await startCognitoStandIn({
    settings: { ...synthesized, issuer, userPoolId, clients: [client] },
  });
  await cognito.users.signUp(ada.username, ada.password, true);
  const audience = 'https://api.example.com';
  const saas = await startReferenceSaas(whole.api, {
    userPoolId,
    clientId: client.clientId,
    audience,
    jwks: { keys: cognito.jwks.keys as never },
    now: Date.now,
  });
  const hosts = [target.authorizationUri, issuer, audience].map((url) => new URL(url).host);
  const server = await behindHttps(
    [...hosts, 'example.com', distribution],
    (host) => (host === new URL(audience).host ? saas.url : cognito.origin),
    { ...target, customer: { user: ada.username, password: ada.password } },
    () => Promise.all([cognito.close(), saas.close()]),
    true,
  );
  return server.verify().finally(() => server.close());
}
