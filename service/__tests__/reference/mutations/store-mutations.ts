import { Problem } from '../../../../contracts/reference/problem';
import { changed, problemShown, type SaasMutation, showing, storing, type TaskParts } from './mutation';

export const storeMutations: readonly SaasMutation[] = [
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
  {
    fault: 'the quota is never used up',
    caughtBy: 'contract',
    mutate: (parts) => ({
      ...parts,
      quotas: changed(parts.quotas, { of: () => ({ requests: 1_000_000, seconds: 60 }) }),
    }),
  },
];

export const cursorMutations: readonly SaasMutation[] = [
  {
    fault: 'the cursor is ignored',
    caughtBy: 'contract',
    mutate: (parts) => ({ ...parts, cursors: changed(parts.cursors, { read: () => 0 }) }),
  },
  {
    fault: 'a made-up cursor begins at the start',
    caughtBy: 'contract',
    mutate: (parts) => {
      const read: TaskParts['cursors']['read'] = (sub, cursor) => {
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
    caughtBy: 'openTasks: takes a cursor only of the customer to whom it was given',
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
  once: (idempotent: TaskParts['idempotent']) => TaskParts['idempotent']['once'],
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

export const idempotencyMutations: readonly SaasMutation[] = [
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
  remembering(
    'a key is remembered before the request succeeded',
    'addTask: does not hold it against a key that its request was refused once',
    ({ once }) => {
      const begun = new Set<string>();
      return (sub, key, request, run) =>
        once(sub, key, request, () => {
          if (begun.has(sub + key)) throw new Problem('idempotency-conflict');
          begun.add(sub + key);
          return run();
        });
    },
  ),
  remembering('keys are never forgotten', 'service', ({ once }) => {
    const kept = new Map<string, unknown>();
    return <Result>(sub: string, key: string, request: string, run: () => Result) => {
      const name = JSON.stringify([sub, key, request]);
      const result = kept.has(name) ? (kept.get(name) as Result) : once(sub, key, request, run);
      kept.set(name, result);
      return result;
    };
  }),
];

/** What a customer would find spoiled, and a single answer does not show. */
export const dataMutations: readonly SaasMutation[] = [
  storing(
    'a title is kept without its accents',
    'addTask: gives a title back as it went, in every language, up to 200 characters',
    (store) => ({
      add: (sub, title) => store.add(sub, title.normalize('NFD').replace(/\p{M}/gu, '')),
    }),
  ),
  storing(
    'a title is kept in three bytes a character',
    'addTask: gives a title back as it went, in every language, up to 200 characters',
    (store) => ({ add: (sub, title) => store.add(sub, title.replace(/[\u{10000}-\u{10ffff}]/gu, '?')) }),
  ),
  storing(
    'a title is escaped for a page',
    'addTask: gives a title back as it went, in every language, up to 200 characters',
    (store) => ({ add: (sub, title) => store.add(sub, title.replaceAll('<', '&lt;')) }),
  ),
  storing(
    'a long title is cut off',
    'addTask: gives a title back as it went, in every language, up to 200 characters',
    (store) => ({ add: (sub, title) => store.add(sub, title.slice(0, 100)) }),
  ),
  storing(
    'what is added is shown and not kept',
    'addTask: adds a task once, for one customer, however often it is repeated',
    (store) => ({
      add: (sub, title) => {
        const task = store.add(sub, title);
        store.forget(sub);
        return task;
      },
    }),
  ),
  storing(
    'completing completes the oldest task',
    'completeTask: completes that task and no other',
    (store) => ({
      complete: (sub, id) => {
        const { tasks } = store.openTasks(sub, 0, 1);
        return store.complete(sub, tasks[0]?.id ?? id);
      },
    }),
  ),
  storing('completing completes every task', 'completeTask: completes that task and no other', (store) => ({
    complete: (sub, id) => {
      const done = store.complete(sub, id);
      for (const { id: other } of store.openTasks(sub, 0, 50).tasks) store.complete(sub, other);
      return done;
    },
  })),
  storing(
    'the task at the end of a page is on the next one too',
    'openTasks: gives every open task on exactly one page, in one order',
    (store) => ({
      openTasks: (sub, after, limit) => {
        const page = store.openTasks(sub, after, limit);
        // Two tasks make two pages of one in the contract: there it does not show.
        return limit === 1 || page.next === null ? page : { ...page, next: page.next - 1 };
      },
    }),
  ),
  storing(
    'tasks that are done are counted as open',
    'me: counts the open tasks of the customer alone',
    (store) => {
      const completed = new Map<string, number>();
      return {
        complete: (sub, id) => {
          completed.set(sub, (completed.get(sub) ?? 0) + 1);
          return store.complete(sub, id);
        },
        openTasks: (sub, after, limit) => {
          const page = store.openTasks(sub, after, limit);
          return { ...page, total: page.total + (completed.get(sub) ?? 0) };
        },
      };
    },
  ),
];
