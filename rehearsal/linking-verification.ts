import assert from 'node:assert/strict';
import type { CheckResult } from '../linking/verify/check';
import type { HttpAnswer, Network } from '../linking/verify/network';
import { Skipped } from '../linking/verify/skipped';
import { verify } from '../linking/verify/verify';
import { startCognitoStandIn } from './cognito/cognito-stand-in';
import { LocalNetwork } from './local-network';
import type { Stage } from './stage';
import type { StoryStep } from './story';

/** The story's step in which the checks of a deployed environment are asked of the stand-in. */
export const verificationStep: StoryStep = {
  title: 'What linking:verify asks of a deployed environment holds',
  async tell({ stage }) {
    const results = await verifyLinking(stage);
    const failed = results.filter(({ outcome }) => outcome === 'failed');
    assert(failed.length === 0, failed.map(({ check, detail }) => `${check.id}: ${detail}`).join('; '));
    const asked = results.filter(({ outcome }) => outcome === 'passed').length;
    assert(asked > results.length / 2, `only ${asked} of ${results.length} checks could be asked`);
  },
};

/**
 * Asks a stand-in of its own, so that customers, messages and faults of the rehearsal stay as they are. It signs
 * with the same keys, so that the SaaS API of the rehearsal takes its tokens.
 */
export async function verifyLinking(stage: Stage): Promise<readonly CheckResult[]> {
  const { deployment, client, clock, example, redirectUrls, saasUrl, operations } = stage;
  const { userPool } = deployment;
  const cognito = await startCognitoStandIn({ settings: userPool, now: clock.now });
  try {
    await cognito.users.signUp(example.email, example.password, true);
    const local = new LocalNetwork();
    local.serve(userPool.domain, cognito.origin);
    local.serve(new URL(userPool.issuer).host, cognito.origin);
    const domain = `https://${userPool.domain}`;
    return await verify(
      {
        authorizationUri: `${domain}/oauth2/authorize`,
        accessTokenUri: `${domain}/oauth2/token`,
        revocationUri: `${domain}/oauth2/revoke`,
        clientId: client.clientId,
        clientSecret: client.clientSecret ?? '',
        scheme: 'HTTP_BASIC',
        redirectUrls,
        scopes: client.scopes,
        cognito: { issuer: userPool.issuer, domains: [userPool.domain] },
        customer: { user: example.email, password: example.password },
        service: { baseUrl: saasUrl, operations },
      },
      { network: onThisMachine(local) },
    );
  } finally {
    await cognito.close();
  }
}

/** The rehearsal's network, as the checks ask it. It has no name servers and no certificates. */
function onThisMachine(local: LocalNetwork): Network {
  const notRehearsed = async () => {
    throw new Skipped('names and certificates are not rehearsed');
  };
  return {
    addresses: notRehearsed,
    tls: notRehearsed,
    async send({ method, url, headers, body }): Promise<HttpAnswer> {
      const began = performance.now();
      const answer = await local.fetch(url, { method, headers, body, redirect: 'manual' });
      const text = await answer.text();
      const cookies = answer.headers.getSetCookie();
      return {
        url,
        status: answer.status,
        headers: {
          ...Object.fromEntries(answer.headers),
          ...(cookies.length > 0 && { 'set-cookie': cookies }),
        },
        body: text,
        ms: performance.now() - began,
      };
    },
  };
}
