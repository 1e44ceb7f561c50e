import type { SecureVersion } from 'node:tls';
import type { Certificate, CertificateAuthority } from '../../../../testing/certificates';

/** A server whose certificate, or whose TLS, is not as it should be. */
export interface TlsMutation {
  readonly what: string;
  readonly finds: string;
  readonly also?: readonly string[];
  readonly certificate?: (authority: CertificateAuthority) => Certificate;
  readonly versions?: readonly [SecureVersion, SecureVersion];
}

/** The stand-in behind other certificates and versions. */
export const tlsMutations: readonly TlsMutation[] = [
  {
    what: 'an expired certificate',
    finds: 'certificate-dates',
    certificate: (authority) => authority.issue({ days: [-90, -1] }),
  },
  {
    what: 'a certificate of tomorrow',
    finds: 'certificate-dates',
    certificate: (authority) => authority.issue({ days: [1, 60] }),
  },
  {
    what: 'a certificate that ends in a week',
    finds: 'certificate-renewal',
    certificate: (authority) => authority.issue({ days: [-80, 7] }),
  },
  {
    what: 'a certificate for another name',
    finds: 'certificate-name',
    certificate: (authority) => authority.issue({ names: ['www.example.com'] }),
  },
  {
    what: 'no intermediate certificate',
    finds: 'certificate-chain',
    certificate: (authority) => authority.issue({ withoutIntermediate: true }),
  },
  {
    what: 'a certificate that signs itself',
    finds: 'certificate-chain',
    certificate: (authority) => authority.selfSigned(),
  },
  {
    what: "Let's Encrypt",
    finds: 'certificate-issuer',
    certificate: (authority) => authority.issue({ organisation: "Let's Encrypt" }),
  },
  { what: 'TLS 1.1 beside 1.2', finds: 'tls-old', versions: ['TLSv1.1', 'TLSv1.2'] },
  { what: 'TLS 1.1 alone', finds: 'tls-version', versions: ['TLSv1.1', 'TLSv1.1'], also: ['tls-old'] },
];
