import { spawnSync } from 'node:child_process';

/** What is no word of this service: `launch … task` is Alexa's, and a task of the Model Context Protocol its own. */
const others = [
  '__tests__/envelopes/reported/launch-with-task.json',
  '__tests__/addon/any-request.property.test.ts',
];

test('nothing outside the service, its like, what is made of it, and prose speaks of tasks', () => {
  const pathspecs = [
    ...[
      'service',
      '__tests__/services',
      'skill-package',
      'addon-package',
      'contracts/pacts',
      'review/fixtures',
    ],
    ...['contracts/openapi.json', 'contracts/states.schema.json', '*.md', '*package-lock.json'],
  ];
  const { status, stdout } = spawnSync(
    'git',
    ['grep', '--untracked', '-liI', 'task', '--', '.', ...pathspecs.map((path) => `:(exclude)${path}`)],
    { encoding: 'utf8' },
  );
  // 1: nothing is found. Anything else is no answer.
  expect([0, 1]).toContain(status);
  expect(stdout.split('\n').filter(Boolean).sort()).toEqual([...others].sort());
});
