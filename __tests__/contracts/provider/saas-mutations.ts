import { Problem } from '../../../contracts/provider/problems';
import type { Representation, Representations } from '../../../contracts/provider/representations';
import type { SaasParts } from '../../../contracts/provider/routes';
import type { AccessTokenClaims, TokenGuard } from '../../../contracts/provider/token-guard';
import type { TokenMint } from '../../../contracts/provider/token-mint';

/**
 * A fault that a service could have, and who has to notice: the contract's verification, or, where a contract
 * cannot see it, the service's own tests.
 */
export interface SaasMutation {
  readonly fault: string;
  readonly caughtBy: 'contract' | 'service';
  readonly mutate: (parts: SaasParts, mint: TokenMint) => SaasParts;
}

/** The part with some of its members exchanged, also where the part is a class with private fields. */
function changed<Part extends object>(part: Part, members: Partial<Part>): Part {
  return new Proxy(part, {
    get(target, key) {
      if (Object.hasOwn(members, key)) return members[key as keyof Part];
      const member = target[key as keyof Part];
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

type Claims = AccessTokenClaims & { readonly [claim: string]: unknown };

const claimsOf = (authorization: string): Claims =>
  JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString());

/** A guard that lets pass what the given test excuses of the real one's refusals. */
function excusing(
  fault: string,
  caughtBy: SaasMutation['caughtBy'],
  excuse: (problem: Problem, claims: Claims, mint: TokenMint) => boolean,
): SaasMutation {
  return {
    fault,
    caughtBy,
    mutate: (parts, mint) => {
      const guard: TokenGuard = (authorization, required) => {
        try {
          return parts.guard(authorization, required);
        } catch (error) {
          if (!(error instanceof Problem) || error.problem === 'missing-token') throw error;
          let claims: Claims;
          try {
            claims = claimsOf(authorization ?? '');
          } catch {
            throw error;
          }
          if (!excuse(error, claims, mint)) throw error;
          return claims;
        }
      };
      return { ...parts, guard };
    },
  };
}

/** A service that shows something otherwise. */
function showing(
  fault: string,
  caughtBy: SaasMutation['caughtBy'],
  change: (represent: Representations) => Partial<Representations>,
): SaasMutation {
  return {
    fault,
    caughtBy,
    mutate: (parts) => ({ ...parts, represent: { ...parts.represent, ...change(parts.represent) } }),
  };
}

const withBody = (
  shown: Representation,
  change: (body: Record<string, unknown>) => object,
): Representation => ({
  ...shown,
  body: change({ ...shown.body }),
});

/** What the problems of these names are shown as. */
const problemShown =
  (names: readonly string[], change: (shown: Representation) => Representation) =>
  (represent: Representations): Partial<Representations> => ({
    problem: (problem) => {
      const shown = represent.problem(problem);
      return names.includes(problem.problem) ? change(shown) : shown;
    },
  });

const withHeader =
  (name: string, value: (before: string) => string | undefined) => (shown: Representation) => {
    const { [name]: before = '', ...headers } = shown.headers;
    const after = value(before);
    return { ...shown, headers: after === undefined ? headers : { ...headers, [name]: after } };
  };

const withStatus = (status: number) => (shown: Representation) => ({ ...shown, status });

/** A service whose store does something otherwise. */
function storing(
  fault: string,
  caughtBy: SaasMutation['caughtBy'],
  change: (store: SaasParts['store']) => Partial<SaasParts['store']>,
): SaasMutation {
  return {
    fault,
    caughtBy,
    mutate: (parts) => ({ ...parts, store: changed(parts.store, change(parts.store)) }),
  };
}

const isInvalid = (problem: Problem, detail: string) => problem.detail === `The access token ${detail}`;

const tokenMutations: readonly SaasMutation[] = [
  {
    fault: 'a request without a token is served',
    caughtBy: 'contract',
    mutate: (parts) => ({
      ...parts,
      guard: (authorization, required) =>
        authorization ? parts.guard(authorization, required) : { sub: 'guest', jti: 'none', exp: 0 },
    }),
  },
  excusing('the token is read but not checked', 'contract', () => true),
  excusing('the signature is not checked', 'contract', (problem, { iss, client_id, token_use }, mint) => {
    const issuer = `https://cognito-idp.eu-west-1.amazonaws.com/${mint.userPoolId}`;
    const good = iss === issuer && client_id === mint.clientId && token_use === 'access';
    return good && isInvalid(problem, 'is not valid');
  }),
  excusing('the expiry is not checked', 'contract', (problem) => isInvalid(problem, 'expired')),
  excusing('revocation is not checked', 'contract', (problem) => isInvalid(problem, 'was revoked')),
  excusing('the scope is not checked', 'contract', ({ problem }) => problem === 'insufficient-scope'),
  excusing(
    'any scope of the service will do',
    'contract',
    ({ problem }, { scope }, mint) =>
      problem === 'insufficient-scope' &&
      String(scope)
        .split(' ')
        .some((one) => one.startsWith(`${mint.audience}/`)),
  ),
  excusing(
    'the issuer is not checked',
    'service',
    (problem, { iss }) => isInvalid(problem, 'is not valid') && String(iss).endsWith('_Other'),
  ),
  excusing(
    'the app client is not checked',
    'service',
    (problem, { client_id: client }, mint) => isInvalid(problem, 'is not valid') && client !== mint.clientId,
  ),
  excusing(
    'an ID token is taken for an access token',
    'service',
    (problem, { token_use: use }) => isInvalid(problem, 'is not valid') && use === 'id',
  ),
  excusing('a token that never expires is taken', 'service', (_problem, { exp }) => exp === undefined),
  excusing(
    "another resource server's scope of the same name will do",
    'service',
    ({ problem }, { scope }) =>
      problem === 'insufficient-scope' && String(scope).startsWith('https://api.example.org/'),
  ),
];

const challengeMutations: readonly SaasMutation[] = [
  showing(
    'a refused token gets no challenge',
    'contract',
    problemShown(
      ['invalid-token'],
      withHeader('www-authenticate', () => undefined),
    ),
  ),
  showing(
    'a refused token gets a challenge without an error code',
    'contract',
    problemShown(
      ['invalid-token'],
      withHeader('www-authenticate', () => 'Bearer realm="saas-api"'),
    ),
  ),
  showing(
    'a missing token gets no challenge',
    'contract',
    problemShown(
      ['missing-token'],
      withHeader('www-authenticate', () => undefined),
    ),
  ),
  showing(
    'a missing token is called an invalid one',
    'service',
    problemShown(
      ['missing-token'],
      withHeader('www-authenticate', (before) => `${before}, error="invalid_token"`),
    ),
  ),
  showing(
    'the challenge does not say which scope is missing',
    'contract',
    problemShown(
      ['insufficient-scope'],
      withHeader('www-authenticate', (before) => before.replace(/, scope=.*/, '')),
    ),
  ),
  showing(
    'a missing scope is called an invalid token',
    'contract',
    problemShown(
      ['insufficient-scope'],
      withHeader('www-authenticate', (before) => before.replace('insufficient_scope', 'invalid_token')),
    ),
  ),
];

const statusMutations: readonly SaasMutation[] = [
  showing('a refused token is 403', 'contract', problemShown(['invalid-token'], withStatus(403))),
  showing('a missing scope is 401', 'contract', problemShown(['insufficient-scope'], withStatus(401))),
  showing('what does not exist is 403', 'contract', problemShown(['not-found'], withStatus(403))),
  showing(
    'a conflict is 400',
    'contract',
    problemShown(['already-completed', 'idempotency-conflict'], withStatus(400)),
  ),
  showing('an unacceptable task is 400', 'contract', problemShown(['invalid-task'], withStatus(400))),
  showing('too many requests are 503', 'contract', problemShown(['rate-limited'], withStatus(503))),
  showing('a bad cursor is 500', 'contract', problemShown(['bad-request'], withStatus(500))),
  showing('creating answers 200', 'contract', ({ task }) => ({ task: (one) => task(one, 200) })),
];

const bodyMutations: readonly SaasMutation[] = [
  showing('dueOn is renamed', 'contract', ({ task }) => ({
    task: (...given) => withBody(task(...given), ({ dueOn, ...rest }) => ({ ...rest, due_on: dueOn })),
  })),
  showing('an id is a number', 'contract', ({ task }) => ({
    task: (...given) => withBody(task(...given), (body) => ({ ...body, id: 17 })),
  })),
  showing('a due day has a time', 'contract', ({ task }) => ({
    task: (...given) =>
      withBody(task(...given), (body) => ({ ...body, dueOn: body.dueOn && `${body.dueOn}T00:00:00Z` })),
  })),
  showing('a task that is done is still shown as open', 'contract', ({ task }) => ({
    task: (...given) => withBody(task(...given), (body) => ({ ...body, status: 'open' })),
  })),
  showing('the title is shown in capitals', 'contract', ({ task }) => ({
    task: (...given) =>
      withBody(task(...given), (body) => ({ ...body, title: String(body.title).toUpperCase() })),
  })),
  showing('the position in the store leaks', 'service', ({ task }) => ({
    task: (one, status) => withBody(task(one, status), (body) => ({ ...body, position: one.position })),
  })),
  showing('the total is a string', 'contract', ({ taskPage }) => ({
    taskPage: (...given) => withBody(taskPage(...given), (body) => ({ ...body, total: String(body.total) })),
  })),
  showing('the list is not wrapped', 'contract', ({ taskPage }) => ({
    taskPage: (...given) => withBody(taskPage(...given), (body) => body.tasks as object),
  })),
  showing('the display name is renamed', 'contract', ({ me }) => ({
    me: (...given) => withBody(me(...given), ({ displayName, ...rest }) => ({ ...rest, name: displayName })),
  })),
  showing('a plan without a limit has the limit 0', 'contract', ({ me }) => ({
    me: (account, open) =>
      me({ ...account, plan: { ...account.plan, taskLimit: account.plan.taskLimit ?? 0 } }, open),
  })),
  showing('the usage is left out', 'contract', ({ me }) => ({
    me: (...given) => withBody(me(...given), ({ usage: _usage, ...rest }) => rest),
  })),
  showing('problems that the skill tells apart have no type', 'contract', ({ problem }) => ({
    problem: (one) => withBody(problem(one), (body) => ({ ...body, type: 'about:blank' })),
  })),
  showing('problems are plain text', 'contract', ({ problem }) => ({
    problem: (one) => withHeader('content-type', () => 'text/plain')(problem(one)),
  })),
  showing('problems are not declared as such', 'service', ({ problem }) => ({
    problem: (one) => withHeader('content-type', () => 'application/json')(problem(one)),
  })),
  showing('problems have no title', 'service', ({ problem }) => ({
    problem: (one) => withBody(problem(one), ({ title: _title, ...rest }) => rest),
  })),
];

const storeMutations: readonly SaasMutation[] = [
  storing("another customer's tasks are listed", 'contract', (store) => {
    const everyone = new Set<string>();
    return {
      put: (sub, seed) => {
        everyone.add(sub);
        return store.put(sub, seed);
      },
      openTasks: (sub, after, limit) => {
        const tasks = [...new Set([sub, ...everyone])].flatMap(
          (one) => store.openTasks(one, after, limit).tasks,
        );
        return { tasks, next: null, total: tasks.length };
      },
    };
  }),
  storing("another customer's task can be completed", 'contract', (store) => {
    const owners = new Map<string, string>();
    return {
      put: (sub, seed) => {
        const task = store.put(sub, seed);
        owners.set(task.id, sub);
        return task;
      },
      complete: (sub, id) => store.complete(owners.get(id) ?? sub, id),
    };
  }),
  storing('the limit of a page is ignored', 'contract', (store) => ({
    openTasks: (sub, after) => store.openTasks(sub, after, 50),
  })),
  storing('the newest task comes first', 'contract', (store) => ({
    openTasks: (sub, after, limit) => {
      const page = store.openTasks(sub, after, limit);
      return { ...page, tasks: [...page.tasks].reverse() };
    },
  })),
  storing('the total counts the page', 'contract', (store) => ({
    openTasks: (sub, after, limit) => {
      const page = store.openTasks(sub, after, limit);
      return { ...page, total: page.tasks.length };
    },
  })),
  storing('there is always a next page', 'contract', (store) => ({
    openTasks: (sub, after, limit) => {
      const page = store.openTasks(sub, after, limit);
      return { ...page, next: page.next ?? page.tasks.at(-1)?.position ?? 1 };
    },
  })),
  storing('completing twice succeeds twice', 'contract', (store) => {
    const done = new Map<string, ReturnType<typeof store.complete>>();
    return {
      put: (sub, seed) => {
        const task = store.put(sub, seed);
        if (task.status === 'done') done.set(task.id, task);
        return task;
      },
      complete: (sub, id) => done.get(id) ?? store.complete(sub, id),
    };
  }),
  storing("the plan's limit is not asked", 'contract', (store) => ({
    add: (sub, title) => store.put(sub, { title }),
  })),
  showing(
    'an empty title is taken',
    'contract',
    problemShown(['invalid-task'], (shown) => ({ ...shown, status: 201, body: {} })),
  ),
  storing('a plan for reading only may write', 'contract', (store) => {
    const writing = (sub: string) => {
      const account = store.account(sub);
      account.plan = { ...account.plan, includesWriting: true };
    };
    return {
      add: (sub, title) => {
        writing(sub);
        return store.add(sub, title);
      },
      complete: (sub, id) => {
        writing(sub);
        return store.complete(sub, id);
      },
    };
  }),
  storing('the quota is never used up', 'contract', (store) => ({
    account: (sub) => changed(store.account(sub), { quota: { requests: 1_000_000, seconds: 60 } }),
  })),
];

const cursorMutations: readonly SaasMutation[] = [
  {
    fault: 'the cursor is ignored',
    caughtBy: 'contract',
    mutate: (parts) => ({ ...parts, cursors: changed(parts.cursors, { read: () => 0 }) }),
  },
  {
    fault: 'a made-up cursor begins at the start',
    caughtBy: 'contract',
    mutate: (parts) => {
      const read: SaasParts['cursors']['read'] = (sub, cursor) => {
        try {
          return parts.cursors.read(sub, cursor);
        } catch {
          return 0;
        }
      };
      return { ...parts, cursors: changed(parts.cursors, { read }) };
    },
  },
  {
    fault: "another customer's cursor is taken",
    caughtBy: 'service',
    mutate: ({ cursors, ...parts }) => ({
      ...parts,
      cursors: {
        issue: (_sub, position) => cursors.issue('everyone', position),
        read: (_sub, cursor) => cursors.read('everyone', cursor),
      },
    }),
  },
];

/** A service whose idempotency keys work otherwise. */
function remembering(
  fault: string,
  caughtBy: SaasMutation['caughtBy'],
  once: (idempotent: SaasParts['idempotent']) => SaasParts['idempotent']['once'],
): SaasMutation {
  return {
    fault,
    caughtBy,
    mutate: ({ idempotent, ...parts }) => ({
      ...parts,
      idempotent: { ...idempotent, once: once(idempotent) },
    }),
  };
}

const idempotencyMutations: readonly SaasMutation[] = [
  remembering('the idempotency key is ignored', 'contract', () => (_sub, _key, _request, run) => run()),
  remembering(
    'a key that comes with another task repeats the first',
    'contract',
    ({ once }) =>
      (sub, key, _request, run) =>
        once(sub, key, 'the same', run),
  ),
  remembering(
    'a key of one customer counts for all',
    'contract',
    ({ once }) =>
      (_sub, key, request, run) =>
        once('everyone', key, request, run),
  ),
  remembering('a key is remembered before the request succeeded', 'service', ({ once }) => {
    const begun = new Set<string>();
    return (sub, key, request, run) =>
      once(sub, key, request, () => {
        if (begun.has(sub + key)) throw new Problem('idempotency-conflict');
        begun.add(sub + key);
        return run();
      });
  }),
  remembering('keys are never forgotten', 'service', ({ once }) => {
    const kept = new Map<string, ReturnType<typeof once>>();
    return (sub, key, request, run) => {
      const task = kept.get(JSON.stringify([sub, key, request])) ?? once(sub, key, request, run);
      kept.set(JSON.stringify([sub, key, request]), task);
      return task;
    };
  }),
];

/** Faults of the reference SaaS, each with who notices. */
export const saasMutations: readonly SaasMutation[] = [
  ...tokenMutations,
  ...challengeMutations,
  ...statusMutations,
  ...bodyMutations,
  ...storeMutations,
  ...cursorMutations,
  ...idempotencyMutations,
];
