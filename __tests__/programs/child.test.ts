import { runToEnd } from '../../programs/child';

const node = (script: string, timeoutMs = 10_000, onLine?: (line: string) => void) =>
  runToEnd(process.execPath, ['-e', script], { timeoutMs }, onLine);

test('a process is told of by its code and by what it wrote', async () => {
  const { code, stdout, text } = await node(
    'console.log("out"); console.error("err"); process.exitCode = 3;',
  );
  expect(code).toBe(3);
  expect(stdout).toBe('out\n');
  expect(text.split('\n').sort()).toEqual(['', 'err', 'out']);
});

test('lines are told as they come, whole', async () => {
  const lines: string[] = [];
  await node('process.stdout.write("on"); process.stdout.write("e\\ntwo\\n");', 10_000, (line) =>
    lines.push(line),
  );
  expect(lines).toEqual(['one', 'two']);
});

test('a process that takes too long is killed with its children', async () => {
  // The child holds the pipe open for a minute: the end is seen before only if the child is gone too.
  const started = Date.now();
  const { code, stdout } = await runToEnd('sh', ['-c', 'sleep 60 & echo started; wait'], {
    timeoutMs: 1_500,
  });
  expect({ code, stdout }).toEqual({ code: null, stdout: 'started\n' });
  expect(Date.now() - started).toBeLessThan(50_000);
});

test('a program that is not there is an error', async () => {
  await expect(runToEnd('no-such-program', [], { timeoutMs: 1_000 })).rejects.toThrow('ENOENT');
});
