import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNow } from '../programs/child';

/** A certificate with its key, in PEM; the certificate may be followed by its chain. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** How a server's certificate differs from a good one. */
export interface CertificateOptions {
  /** Default: the names that the authority was made for. */
  readonly names?: readonly string[];
  /** From when and until when, in days from now. Default: yesterday, and in 60 days. */
  readonly days?: readonly [from: number, until: number];
  /** Leave out the intermediate certificate. Default false. */
  readonly withoutIntermediate?: boolean;
  /** Organisation of the authority that signs it. Default: the authority's own. */
  readonly organisation?: string;
}

/** A certificate authority of one's own, for tests on loopback. Made by OpenSSL; nothing of it stays. */
export class CertificateAuthority {
  readonly #folder = mkdtempSync(join(tmpdir(), 'voicelink-ca-'));
  readonly #root: Certificate;
  readonly #intermediates = new Map<string, Certificate>();

  /** @param names host names of its certificates */
  constructor(private readonly names: readonly string[]) {
    this.#root = this.#make('root', '/O=Voicelink tests/CN=Root', 'CA:TRUE', [-1, 365]);
  }

  /** The certificate to trust. */
  get ca(): string {
    return this.#root.cert;
  }

  /** A certificate that this authority signed. */
  issue(options: CertificateOptions = {}): Certificate {
    const { names = this.names, days = [-1, 60], organisation = 'Voicelink tests' } = options;
    let intermediate = this.#intermediates.get(organisation);
    if (!intermediate) {
      intermediate = this.#make(
        'sub',
        `/O=${organisation}/CN=Intermediate`,
        'CA:TRUE',
        [-1, 365],
        this.#root,
      );
      this.#intermediates.set(organisation, intermediate);
    }
    const san = names.map((name) => `DNS:${name}`).join(',');
    const leaf = this.#make('leaf', `/CN=${names[0]}`, 'CA:FALSE', days, intermediate, san);
    return options.withoutIntermediate ? leaf : { ...leaf, cert: `${leaf.cert}${intermediate.cert}` };
  }

  /** A certificate that nobody signed. */
  selfSigned(): Certificate {
    const san = this.names.map((name) => `DNS:${name}`).join(',');
    return this.#make('self', `/CN=${this.names[0]}`, 'CA:FALSE', [-1, 60], undefined, san);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #make(
    name: string,
    subject: string,
    basicConstraints: string,
    [from, until]: readonly [number, number],
    issuer?: Certificate,
    san?: string,
  ): Certificate {
    const file = (extension: string) => join(this.#folder, `${name}.${extension}`);
    writeFileSync(
      file('cnf'),
      [
        '[req]\ndistinguished_name = dn\n[dn]',
        '[ca]\ndefault_ca = own',
        `[own]\ndatabase = ${file('db')}\nnew_certs_dir = ${this.#folder}\ndefault_md = sha256\nrand_serial = yes\npolicy = any`,
        '[any]\ncommonName = supplied\norganizationName = optional',
        `[extensions]\nbasicConstraints = ${basicConstraints}`,
        san === undefined ? '' : `subjectAltName = ${san}`,
        '',
      ].join('\n'),
    );
    writeFileSync(file('db'), '');
    const subj = ['-subj', subject, '-config', file('cnf')];
    this.#openssl(
      'req',
      '-new',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      ...subj,
      '-keyout',
      file('key'),
      '-out',
      file('csr'),
    );
    const signer = issuer ?? { cert: '', key: readFileSync(file('key'), 'utf8') };
    writeFileSync(file('issuer.key'), signer.key);
    writeFileSync(file('issuer.pem'), signer.cert);
    const signing = issuer ? ['-cert', file('issuer.pem')] : ['-selfsign'];
    this.#openssl(
      'ca',
      '-batch',
      '-notext',
      '-config',
      file('cnf'),
      '-extensions',
      'extensions',
      '-startdate',
      stamp(from),
      '-enddate',
      stamp(until),
      '-keyfile',
      file('issuer.key'),
      ...signing,
      '-in',
      file('csr'),
      '-out',
      file('pem'),
    );
    return { cert: readFileSync(file('pem'), 'utf8'), key: readFileSync(file('key'), 'utf8') };
  }

  #openssl(...args: readonly string[]): void {
    const { code, stderr } = runNow('openssl', args);
    if (code !== 0) throw new Error(`openssl ${args[0]} ended with ${code}:\n${stderr}`);
  }
}

/** `YYMMDDHHMMSSZ`, so many days from now. */
function stamp(days: number): string {
  const time = new Date(Date.now() + days * 86_400_000).toISOString();
  return `${time.slice(2, 19).replaceAll(/\D/g, '')}Z`;
}
