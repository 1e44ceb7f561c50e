import { isIPv4 } from 'node:net';
import { type Check, sources } from '../check';
import { NoAnswer, type TlsSession } from '../network';
import type { Probe } from '../probe';
import { Skipped } from '../skipped';
import { listed } from './configuration';

const day = 86_400_000;

/** A certificate that ends sooner should have been renewed, in days. */
const renewalDays = 14;

/** Certificate authorities that Amazon does not take for account linking. */
const refusedIssuers = ["Let's Encrypt"];

/** OpenSSL's words for a chain that does not end at an authority that is known. */
const chainFaults: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'the chain ends at an authority that is not public',
  UNABLE_TO_GET_ISSUER_CERT: 'an intermediate certificate is missing',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the authority is not public, or an intermediate certificate is missing',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the server does not send the intermediate certificate',
  CERT_SIGNATURE_FAILURE: 'the signature is not the authority’s',
};

const dateFaults = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'];

/** Names, addresses, certificates. */
export const nameChecks: readonly Check[] = [
  {
    id: 'address-a',
    area: 'name',
    asks: 'Does each host have an address (A record)?',
    severity: 'error',
    customerSees: 'An empty page instead of the sign-in.',
    remedy: 'Make the record. A new one of a custom domain is there some minutes after `npm run deploy`.',
    source: sources.requirements,
    needs: ['public-address'],
    ask: async ({ hosts, network }) => {
      const without: string[] = [];
      for (const host of hosts) if ((await network.addresses(host, 'A')).length === 0) without.push(host);
      return listed(without.map((host) => `${host} has none`));
    },
  },
  {
    id: 'address-aaaa',
    area: 'name',
    asks: 'If there is an IPv6 address, does the server answer there too?',
    severity: 'warning',
    customerSees: 'Some phones wait for long before the sign-in page appears, or never see it.',
    remedy: 'Serve IPv6 as well, or take the AAAA record away.',
    source: sources.requirements,
    needs: ['public-address'],
    ask: async ({ origins, network }) => {
      const silent: string[] = [];
      for (const origin of origins) {
        for (const address of await network.addresses(new URL(origin).hostname, 'AAAA')) {
          try {
            await network.tls(origin, { address });
          } catch (error) {
            if (!(error instanceof NoAnswer)) throw error;
            if (/ENETUNREACH|EADDRNOTAVAIL|EAFNOSUPPORT/.test(error.message)) {
              throw new Skipped('this machine has no IPv6');
            }
            silent.push(`${address}: ${error.message}`);
          }
        }
      }
      return listed(silent);
    },
  },
  {
    id: 'parent-a',
    area: 'name',
    asks: "Does the custom domain's parent have an address (A record)?",
    severity: 'warning',
    customerSees: 'Nothing today; but Cognito refuses to make the domain anew, and then nobody can sign in.',
    remedy: "Set `parentARecord: '192.0.2.1'` of the custom domain in config/environments.ts, and deploy.",
    source: sources.cognitoDomain,
    needs: ['public-address', 'cognito'],
    ask: async ({ target, network }) => {
      const host = new URL(target.authorizationUri).hostname;
      if (host.endsWith('.amazoncognito.com')) throw new Skipped('the domain is a prefix of Amazon’s');
      const parent = host.slice(host.indexOf('.') + 1);
      return (await network.addresses(parent, 'A')).length === 0 ? `${parent} has none` : undefined;
    },
  },
  {
    id: 'alias',
    area: 'name',
    asks: "Does the custom domain lead to Cognito's distribution?",
    severity: 'error',
    customerSees: 'A certificate error, or another site instead of the sign-in.',
    remedy: 'Point the alias records at the output sign_in_distribution: npm run deploy does it.',
    source: sources.cognitoDomain,
    needs: ['public-address', 'cognito'],
    ask: async ({ target, network }) => {
      const { distribution } = target.cognito ?? {};
      if (distribution === undefined) throw new Skipped('the environment has no custom domain');
      const host = new URL(target.authorizationUri).hostname;
      const expected = (await network.addresses(distribution, 'A')).map(network24);
      const found = await network.addresses(host, 'A');
      if (found.some((address) => expected.includes(network24(address)))) return undefined;
      return `${host} is ${found.join(', ') || 'nowhere'}, and ${distribution} is elsewhere`;
    },
  },
  {
    id: 'certificate-chain',
    area: 'name',
    asks: 'Is the certificate signed by a public authority, and is the whole chain sent?',
    severity: 'error',
    customerSees: '“We were unable to link”, or a warning of the browser before the sign-in.',
    remedy: 'Install the certificate with its intermediates, from an authority that browsers know.',
    source: sources.requirements,
    needs: ['public-address'],
    ask: (probe) => eachSession(probe, ({ fault = '' }) => chainFaults[fault]),
  },
  {
    id: 'certificate-name',
    area: 'name',
    asks: 'Is the certificate for this name?',
    severity: 'error',
    customerSees: '“We were unable to link”, or a warning of the browser before the sign-in.',
    remedy: 'Get a certificate that names the host.',
    source: sources.requirements,
    needs: ['public-address'],
    ask: (probe) =>
      eachSession(probe, ({ fault, certificate }) =>
        fault === 'ERR_TLS_CERT_ALTNAME_INVALID'
          ? `it is for ${certificate.subjectaltname?.replaceAll('DNS:', '') ?? certificate.subject?.CN}`
          : undefined,
      ),
  },
  {
    id: 'certificate-dates',
    area: 'name',
    asks: 'Is the certificate valid today?',
    severity: 'error',
    customerSees: '“We were unable to link”; linked customers are asked to link again as their tokens end.',
    remedy: 'Renew it. ACM renews by itself as long as the DNS record of its validation is there.',
    source: sources.requirements,
    needs: ['public-address'],
    ask: (probe) =>
      eachSession(probe, ({ fault = '', certificate }) =>
        dateFaults.includes(fault) || Date.parse(certificate.valid_to) < Date.now()
          ? `it is valid from ${certificate.valid_from} to ${certificate.valid_to}`
          : undefined,
      ),
  },
  {
    id: 'certificate-renewal',
    area: 'name',
    asks: `Is the certificate valid for ${renewalDays} more days?`,
    severity: 'warning',
    customerSees: 'Nothing yet.',
    remedy: 'See why it was not renewed: the validation record, or the job that renews it.',
    source: 'https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html',
    needs: ['public-address'],
    ask: (probe) =>
      eachSession(probe, ({ certificate }) => {
        const left = Math.floor((Date.parse(certificate.valid_to) - Date.now()) / day);
        return left >= 0 && left < renewalDays ? `it ends in ${left} days` : undefined;
      }),
  },
  {
    id: 'certificate-issuer',
    area: 'name',
    asks: 'Is the certificate of an authority that Amazon takes?',
    severity: 'error',
    customerSees: '“We were unable to link”, although every browser is content.',
    remedy: "Get a certificate of another authority; with Let's Encrypt account linking is not supported.",
    source: sources.requirements,
    needs: ['public-address'],
    ask: (probe) =>
      eachSession(probe, ({ certificate }) =>
        refusedIssuers.find((name) => certificate.issuer?.O?.includes(name) ?? false),
      ),
  },
  {
    id: 'tls-version',
    area: 'name',
    asks: 'Does the server speak TLS 1.2 or 1.3?',
    severity: 'error',
    customerSees: '“We were unable to link”.',
    remedy: 'Turn TLS 1.2 on.',
    source: sources.requirements,
    needs: ['public-address'],
    ask: async ({ origins, network }) => {
      const without: string[] = [];
      for (const origin of origins) {
        const spoken = await Promise.all(
          (['TLSv1.3', 'TLSv1.2'] as const).map((version) => speaks(network, origin, version)),
        );
        if (!spoken.includes(true)) without.push(`${new URL(origin).host} does not`);
      }
      return listed(without);
    },
  },
  {
    id: 'tls-old',
    area: 'name',
    asks: 'Are TLS 1.0 and 1.1 refused?',
    severity: 'warning',
    customerSees: 'Nothing; but whoever is between can read along more easily.',
    remedy: 'Turn TLS 1.0 and 1.1 off.',
    source: 'https://www.rfc-editor.org/rfc/rfc8996',
    needs: ['public-address'],
    ask: async ({ origins, network }) => {
      const spoken: string[] = [];
      for (const origin of origins) {
        for (const version of ['TLSv1', 'TLSv1.1'] as const) {
          if (await speaks(network, origin, version))
            spoken.push(`${new URL(origin).host} speaks ${version}`);
        }
      }
      return listed(spoken);
    },
  },
];

/** Looks at the certificate of each origin. */
async function eachSession(
  probe: Probe,
  look: (session: TlsSession) => string | undefined,
): Promise<string | undefined> {
  const found: string[] = [];
  for (const origin of probe.origins.filter((one) => one.startsWith('https:'))) {
    const session = await probe.once(`tls ${origin}`, () => probe.network.tls(origin));
    const fault = look(session);
    if (fault !== undefined) found.push(`${new URL(origin).host}: ${fault}`);
  }
  return listed(found);
}

async function speaks(
  network: Probe['network'],
  origin: string,
  version: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3',
): Promise<boolean> {
  try {
    return (await network.tls(origin, { version })).protocol === version;
  } catch (error) {
    if (error instanceof NoAnswer) return false;
    throw error;
  }
}

/** A distribution answers with changing addresses of the same networks. */
function network24(address: string): string {
  return isIPv4(address) ? address.slice(0, address.lastIndexOf('.')) : address;
}
