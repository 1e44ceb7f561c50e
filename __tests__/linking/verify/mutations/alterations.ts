import type { Alteration, ProxiedAnswer, ProxiedRequest } from '../../../../testing/altering-proxy';

export const isToken = ({ path }: ProxiedRequest) => path === '/oauth2/token';
export const isAuthorize = ({ path }: ProxiedRequest) => path.startsWith('/oauth2/authorize');
export const isSignIn = ({ path }: ProxiedRequest) => /^\/(login|oauth2\/authorize)/.test(path);
export const isCode = (request: ProxiedRequest) =>
  isToken(request) && request.body.includes('grant_type=authorization_code');
export const isRefresh = (request: ProxiedRequest) =>
  isToken(request) && request.body.includes('grant_type=refresh_token');
export const isSuccess = ({ status }: ProxiedAnswer) => status === 200;
export const isService = ({ headers }: ProxiedRequest) => headers.host === 'api.example.com';

/** Changes members of the token endpoint's JSON; undefined takes one away. */
export function tokenJson(
  changes: (json: Record<string, unknown>, request: ProxiedRequest) => Record<string, unknown>,
  applies = (request: ProxiedRequest, answer: ProxiedAnswer) => isToken(request) && isSuccess(answer),
): Alteration {
  return {
    answer: (answer, request) => {
      if (!applies(request, answer)) return;
      const json = JSON.parse(answer.body) as Record<string, unknown>;
      answer.body = JSON.stringify({ ...json, ...changes(json, request) });
    },
  };
}

/** Changes a form that is on its way to the token endpoint. */
export function tokenForm(change: (form: URLSearchParams) => void, applies = isToken): Alteration {
  return {
    request: (request) => {
      if (!applies(request)) return;
      const form = new URLSearchParams(request.body);
      change(form);
      request.body = form.toString();
    },
  };
}

/** Changes the query of the authorization request, or of what the sign-in carries along. */
export function query(change: (parameters: URLSearchParams) => void, applies = isAuthorize): Alteration {
  return {
    request: (request) => {
      if (!applies(request)) return;
      const url = new URL(request.path, 'http://localhost');
      change(url.searchParams);
      request.path = `${url.pathname}${url.search}`;
    },
  };
}

/** Answers instead of the server. */
export function instead(
  applies: (request: ProxiedRequest) => boolean,
  answer: Partial<ProxiedAnswer>,
): Alteration {
  return {
    request: (request) => (applies(request) ? { status: 200, headers: {}, body: '', ...answer } : undefined),
  };
}

export const registered = 'https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7';

/** A server that takes a redirect URL for a registered one wherever `loose` says so. */
export const looseRedirects = (loose: (url: string) => boolean): Alteration =>
  query((parameters) => {
    if (loose(parameters.get('redirect_uri') ?? '')) parameters.set('redirect_uri', registered);
  });

export const withPage = (change: (body: string) => string): Alteration => ({
  answer: (answer, request) => {
    if (isSignIn(request) && isSuccess(answer)) answer.body = change(answer.body);
  },
});

/** A server that gives the same answer again to whoever asks with the same code. */
export function replays(member: string, applies: (request: ProxiedRequest) => boolean): Alteration {
  const before = new Map<string, ProxiedAnswer>();
  const keyOf = ({ body }: ProxiedRequest) => new URLSearchParams(body).get(member) ?? '';
  return {
    request: (request) => (applies(request) ? before.get(keyOf(request)) : undefined),
    answer: (answer, request) => {
      if (applies(request) && isSuccess(answer)) before.set(keyOf(request), { ...answer });
    },
  };
}

/** A server that takes a token once, and gives no other. */
export function onceOnly(member: string, applies: (request: ProxiedRequest) => boolean): Alteration {
  const used = new Set<string>();
  return {
    request: (request) => {
      if (!applies(request)) return undefined;
      const key = new URLSearchParams(request.body).get(member) ?? '';
      if (!used.has(key)) {
        used.add(key);
        return undefined;
      }
      return {
        status: 400,
        headers: { 'content-type': 'application/json' },
        body: '{"error":"invalid_grant"}',
      };
    },
  };
}

/** A proxy that knows the right credentials and puts them in. */
export function goodCredentials(request: ProxiedRequest): void {
  request.headers.authorization = goodAuthorization.value ?? request.headers.authorization;
  const form = new URLSearchParams(request.body);
  form.delete('client_id');
  form.delete('client_secret');
  request.body = form.toString();
}

/** The `Authorization` of the good client, set by the test. */
export const goodAuthorization: { value?: string } = {};

/** A server that offers the implicit grant: what would be a code comes as a token. */
export function implicitGrant(): Alteration {
  const states = new Set<string>();
  return {
    ...query((parameters) => {
      if (parameters.get('response_type') !== 'token') return;
      parameters.set('response_type', 'code');
      states.add(parameters.get('state') ?? '');
    }, isSignIn),
    answer: (answer) => {
      const { location } = answer.headers;
      if (location === undefined || !URL.canParse(location)) return;
      const { searchParams } = new URL(location);
      if (searchParams.has('code') && states.has(searchParams.get('state') ?? '')) {
        answer.headers.location = location.replace(/\?.*$/, '#access_token=one');
      }
    },
  };
}

/** Access tokens with other claims, which nobody signed. */
export function claims(changes: Readonly<Record<string, unknown>>): Alteration {
  return tokenJson(({ access_token }) => {
    const [header, payload = '', signature] = String(access_token).split('.');
    const before = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const after = Buffer.from(JSON.stringify({ ...before, ...changes })).toString('base64url');
    return { access_token: [header, after, signature].join('.') };
  });
}

/** A server that takes PKCE's parameters and forgets them. */
export function withoutPkce(): Alteration {
  const challenge = query((parameters) => {
    parameters.delete('code_challenge');
    parameters.delete('code_challenge_method');
  }, isSignIn);
  const verifier = tokenForm((form) => form.delete('code_verifier'), isCode);
  return {
    request: (request) => {
      challenge.request?.(request);
      verifier.request?.(request);
    },
  };
}
