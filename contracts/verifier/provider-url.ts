import type { ContractedService } from '../service';
import { reasonOf, VerificationError } from './provider-states';

/**
 * Finds out whether the provider can be asked at its base URL.
 *
 * @param service whose contract it is; without it the paths are not known
 * @param timeout milliseconds for each answer
 * @throws VerificationError where nobody answers, or the contract's paths are somewhere else
 */
export async function checkProviderUrl(
  url: string,
  service: Pick<ContractedService, 'operations'> | undefined,
  timeout: number,
): Promise<void> {
  await reach(url, timeout);
  await checkPath(
    url,
    Object.values(service?.operations ?? {}).map(({ path }) => path),
    timeout,
  );
}

/** Any answer will do, to either method; what is asked here is only whether there is somebody. */
async function reach(url: string, timeout: number): Promise<void> {
  let fault: unknown;
  for (const method of ['HEAD', 'GET']) {
    try {
      const wait = AbortSignal.timeout(method === 'HEAD' ? Math.min(timeout, 2_000) : timeout);
      const response = await fetch(url, { method, redirect: 'manual', signal: wait });
      await response.body?.cancel();
      return;
    } catch (error) {
      fault = error;
    }
  }
  throw new VerificationError(`The provider ${url} does not answer: ${reasonOf(fault)}.`);
}

/** Finds a base URL that is an old name of the service, or ends with what every path of the contract begins with. */
async function checkPath(url: string, paths: readonly string[], timeout: number): Promise<void> {
  const [first] = paths;
  if (!first) return;
  const askAt = async (base: string) => {
    const response = await fetch(base + first, { redirect: 'manual', signal: AbortSignal.timeout(timeout) });
    await response.body?.cancel();
    return response;
  };
  const { status, headers } = await askAt(url);
  const location = headers.get('location');
  // To the same path elsewhere: to somewhere else, e.g. a sign-in page, is an answer like any other.
  if (status >= 300 && status < 400 && location?.replace(/\/?(\?.*)?$/, '').endsWith(first)) {
    const there = new URL(location, url + first).href.replace(/\/?(\?.*)?$/, '').slice(0, -first.length);
    throw new VerificationError(
      there === url
        ? `The provider redirects ${first} to ${location}: it has to answer at the contract's path, redirects are not followed.`
        : `The provider ${url} redirects to ${there}: give that URL, redirects are not followed.`,
    );
  }
  const base = first.match(/^\/[^/{}]+(?=\/)/)?.[0];
  if (!base || status !== 404 || !url.endsWith(base)) return;
  if (!paths.every((path) => path.startsWith(`${base}/`))) return;
  const shorter = url.slice(0, -base.length);
  if ((await askAt(shorter)).status !== 404) {
    throw new VerificationError(
      `The provider's URL ends with ${base}, and so every path of the contract begins: give ${shorter}.`,
    );
  }
}
