import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  startOwnService,
  statesSecret,
  stopOwnServices,
  urlsOf,
} from '../../../__tests__/support/own-service';
import { runNpmCommand } from '../../../__tests__/support/run-command';
import { findProgram } from '../../../programs/find-program';
import { describeUnless } from '../../../testing/skip-log';

const folder = mkdtempSync(join(tmpdir(), 'contracts-verify-tls-'));

afterEach(stopOwnServices);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeUnless(findProgram('openssl') ? undefined : 'no openssl on the PATH', 'a service with TLS', () => {
  const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  let url = '';

  beforeEach(async () => {
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    const files = ['-keyout', keyFile, '-out', certificateFile];
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-days',
        '1',
        ...subject,
        ...files,
      ],
      { stdio: 'ignore' },
    );
    const [TLS_KEY, TLS_CERT] = [readFileSync(keyFile, 'utf8'), readFileSync(certificateFile, 'utf8')];
    url = await startOwnService({ TLS_KEY, TLS_CERT });
  });

  /** Verifies it by whom the given file of certificates says is to be trusted. */
  const verifyTrusting = (certificates: string | undefined) =>
    runNpmCommand('contracts-verify', [...urlsOf(url), '--contract-only'], {
      STATES_SECRET: statesSecret,
      NODE_EXTRA_CA_CERTS: certificates,
    });

  it('is verified where its certificate is trusted', async () => {
    const { exitCode } = await verifyTrusting(certificateFile);

    expect(exitCode).toBe(0);
  });

  it('is not verified where it is not', async () => {
    const { exitCode, stderr } = await verifyTrusting(undefined);

    expect(stderr).toMatch(/does not answer: self-signed certificate/);
    expect(exitCode).toBe(2);
  });
});
