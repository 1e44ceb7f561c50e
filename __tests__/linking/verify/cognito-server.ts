import { redirectUrls } from '../../../alexa/redirect-urls';
import { machineNetwork, type Network } from '../../../linking/verify/network';
import type { Target } from '../../../linking/verify/target';
import { type AlteringProxy, startAlteringProxy } from '../../../testing/altering-proxy';
import { CertificateAuthority } from '../../../testing/certificates';
import { ada, Flow } from '../../rehearsal/linked-flow';
import { vendorId } from '../../rehearsal/terraform-stack';

/** A server over real HTTPS on loopback, and what Alexa would be told of it. */
export interface VerifiedServer {
  readonly target: Target;
  readonly network: Network;
  readonly proxy: AlteringProxy;
  close(): Promise<void>;
}

/** The stand-in of Cognito under its own names. */
export async function startCognito(): Promise<VerifiedServer> {
  const flow = await Flow.start();
  const { issuer, domain } = flow.cognito.settings;
  const hosts = [domain, new URL(issuer).host];
  const authority = new CertificateAuthority(hosts);
  const proxy = await startAlteringProxy({
    upstream: () => flow.cognito.origin,
    certificate: authority.issue(),
  });
  const known = { A: ['127.0.0.1'], port: proxy.port };
  const client = flow.client();
  return {
    proxy,
    network: machineNetwork({
      ca: authority.ca,
      hosts: {
        ...Object.fromEntries(hosts.map((host) => [host, known])),
        'example.com': { A: ['127.0.0.1'] },
      },
      deadlineMs: 8_000,
    }),
    target: {
      authorizationUri: `https://${domain}/oauth2/authorize`,
      accessTokenUri: `https://${domain}/oauth2/token`,
      revocationUri: `https://${domain}/oauth2/revoke`,
      clientId: client.clientId,
      clientSecret: client.clientSecret ?? '',
      scheme: 'HTTP_BASIC',
      redirectUrls: redirectUrls(vendorId),
      scopes: client.scopes,
      cognito: { issuer, domains: [domain] },
      customer: { user: ada.username, password: ada.password },
    },
    close: async () => {
      await proxy.close();
      await flow.cognito.close();
      authority.remove();
    },
  };
}
