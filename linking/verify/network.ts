import { Resolver } from 'node:dns/promises';
import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import {
  type ConnectionOptions,
  connect,
  type PeerCertificate,
  type SecureVersion,
  type TLSSocket,
} from 'node:tls';

/** A request of a check. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An answer; redirects are answers, and are not followed. */
export interface HttpAnswer {
  readonly url: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Milliseconds from the request to the whole answer. */
  readonly ms: number;
}

/** There was no answer; the message says why, in a few words. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** What a TLS connection shows. */
export interface TlsSession {
  readonly protocol: string;
  readonly certificate: PeerCertificate;
  /** OpenSSL's word for what is wrong with the certificate, e.g. `CERT_HAS_EXPIRED`; absent where nothing is. */
  readonly fault?: string;
}

/** How a TLS connection is made. */
export interface HandshakeOptions {
  /** The only version that is offered. Default: those of Node.js. */
  readonly version?: SecureVersion;
  /** The server at this address is asked. Default: the one that the name leads to. */
  readonly address?: string;
}

/** How checks reach a server. */
export interface Network {
  /** @throws NoAnswer */
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** Addresses of a name: none where it has no such record. */
  addresses(host: string, type: 'A' | 'AAAA'): Promise<readonly string[]>;
  /** Opens and closes a TLS connection. @throws NoAnswer where it cannot be made with these versions */
  tls(url: string, options?: HandshakeOptions): Promise<TlsSession>;
}

/** Where a name leads. */
export interface KnownHost {
  readonly A?: readonly string[];
  readonly AAAA?: readonly string[];
  /** Default: the one of the URL. */
  readonly port?: number;
}

/** How the network differs from the machine's. */
export interface NetworkOptions {
  /** Certificate authorities beyond the machine's, in PEM. */
  readonly ca?: string;
  /** Names that no name server is asked for: their addresses, and the port that stands for 443. */
  readonly hosts?: Readonly<Record<string, KnownHost>>;
  /** Milliseconds that an answer may take. Default 15,000. */
  readonly deadlineMs?: number;
}

/** Longest body that is read, in characters. */
const longestBody = 2_000_000;

/** The network of this machine. Certificates are checked: nothing is sent to a server that cannot prove its name. */
export function machineNetwork({ ca, hosts = {}, deadlineMs = 15_000 }: NetworkOptions = {}): Network {
  const resolver = new Resolver({ timeout: 5_000, tries: 2 });
  // Idle connections do not keep the process.
  const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
  const machine: Machine = { ca, hosts, deadlineMs, agents };

  async function addresses(host: string, type: 'A' | 'AAAA'): Promise<readonly string[]> {
    const known = hosts[host];
    if (known) return known[type] ?? [];
    try {
      return (await resolver.resolve(host, type)) as string[];
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENODATA' || code === 'ENOTFOUND') return [];
      throw new NoAnswer(`the name servers did not answer (${code})`);
    }
  }

  return {
    addresses,
    send: (request) => send(request, machine),
    tls: (url, options = {}) => handshake(url, options, machine),
  };
}

/** What requests and handshakes are made with. */
interface Machine {
  readonly ca: string | undefined;
  readonly hosts: Readonly<Record<string, KnownHost>>;
  readonly deadlineMs: number;
  readonly agents: { readonly http: HttpAgent; readonly https: HttpsAgent };
}

/** Finds a known host without a name server; any other is left to Node.js. */
function lookupOf(host: string, { hosts }: Machine): Pick<ConnectionOptions, 'lookup'> {
  const known = hosts[host];
  if (!known) return {};
  const list = [...(known.A ?? []), ...(known.AAAA ?? [])].map((address) => ({
    address,
    family: isIP(address),
  }));
  return {
    lookup: (_host, options, callback) => {
      if (list.length === 0) callback(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '');
      else if (options.all) callback(null, list as unknown as string);
      else callback(null, list[0]?.address ?? '', list[0]?.family);
    },
  };
}

/** @throws NoAnswer */
async function send({ method, url, headers = {}, body }: HttpRequest, machine: Machine): Promise<HttpAnswer> {
  const { ca, hosts, deadlineMs, agents } = machine;
  const { hostname, host, protocol } = new URL(url);
  const { port } = hosts[hostname] ?? {};
  const options = {
    method,
    ...(port === undefined ? {} : { port }),
    headers: {
      host,
      ...headers,
      ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
    },
    signal: AbortSignal.timeout(deadlineMs),
    agent: protocol === 'http:' ? agents.http : agents.https,
    ...lookupOf(hostname, machine),
    ...(ca === undefined ? {} : { ca }),
  };
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(new NoAnswer(words(error, deadlineMs)));
    const request = protocol === 'http:' ? httpRequest : httpsRequest;
    const outgoing = request(url, options, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        if (text.length < longestBody) text += chunk;
      });
      answer.on('error', fail);
      answer.on('end', () =>
        resolve({
          url,
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: text,
          ms: performance.now() - began,
        }),
      );
    });
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}

/** @throws NoAnswer */
async function handshake(
  url: string,
  { version, address }: HandshakeOptions,
  machine: Machine,
): Promise<TlsSession> {
  const { ca, hosts, deadlineMs } = machine;
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({
      host: address ?? hostname,
      port: hosts[hostname]?.port ?? Number(port || 443),
      ...(isIP(hostname) ? {} : { servername: hostname }),
      rejectUnauthorized: false,
      ...(address === undefined ? lookupOf(hostname, machine) : {}),
      ...(ca === undefined ? {} : { ca }),
      // Old versions are asked for on purpose, and need OpenSSL's old ciphers.
      ...(version === undefined
        ? {}
        : { minVersion: version, maxVersion: version, ciphers: 'DEFAULT:@SECLEVEL=0' }),
    });
    socket.setTimeout(deadlineMs, () =>
      socket.destroy(new Error(`no answer within ${deadlineMs / 1_000} s`)),
    );
    socket.once('error', (error) => reject(new NoAnswer(words(error, deadlineMs))));
    socket.once('secureConnect', () => {
      const fault = faultOf(socket);
      resolve({
        protocol: socket.getProtocol() ?? 'unknown',
        certificate: socket.getPeerCertificate(true),
        ...(fault ? { fault } : {}),
      });
      socket.destroy();
    });
  });
}

/** Why a certificate is not to be trusted, by OpenSSL's name for it. Node's types know errors alone. */
function faultOf({ authorizationError }: TLSSocket): string | undefined {
  const fault = authorizationError as unknown as string | NodeJS.ErrnoException | null;
  return fault instanceof Error ? (fault.code ?? fault.message) : fault || undefined;
}

function words(error: Error, deadlineMs: number): string {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') {
    return `no answer within ${deadlineMs / 1_000} s`;
  }
  const { code } = error as NodeJS.ErrnoException;
  return code ?? error.message;
}
