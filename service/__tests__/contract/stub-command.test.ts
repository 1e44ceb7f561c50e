import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';

const run = (...flags: string[]) =>
  spawnSync(process.execPath, ['commands/run.mjs', 'contracts-stub', ...flags], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });

describe('npm run contracts:stub', () => {
  it('serves until it is interrupted, tells each request, and never a token', async () => {
    const child = spawn(process.execPath, ['commands/run.mjs', 'contracts-stub', '--port', '0'], {
      env: { ...process.env, NO_COLOR: '1' },
    });
    const lines: string[] = [];
    const reader = createInterface(child.stdout).on('line', (line) => lines.push(line));
    try {
      await once(reader, 'line');
      const url = lines[0]?.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0];
      const response = await fetch(`${url}/v1/me`, {
        headers: { authorization: 'Bearer secret.secret.secret' },
      });
      expect(await response.json()).toMatchObject({ displayName: 'Ada' });
    } finally {
      child.kill('SIGINT');
    }
    const [exitCode] = await once(child, 'close');
    expect(exitCode).toBe(0);
    expect(lines.at(-1)).toBe('GET /v1/me → a request for the account');
    expect(lines.join('\n')).not.toContain('secret');
  });

  it('lists what it can answer', () => {
    const { status, stdout } = run('--list');
    expect(status).toBe(0);
    expect(stdout.split('\n')).toContain('409  a request to complete a task that is done already');
  });

  it('says what is wrong with what it was given, without a stack trace', async () => {
    const busy = createServer();
    await once(busy.listen(0, '127.0.0.1'), 'listening');
    const { port } = busy.address() as AddressInfo;
    const wrong = [
      [['--serve', 'nothing'], 'The contract has no interaction "nothing": see --list.', 2],
      [['--pact', 'nowhere.json'], 'The contract nowhere.json cannot be read', 2],
      [['--port', '70000'], 'It must be a number from 0 (any free port) to 65535.', 2],
      [['--port', String(port)], `Port ${port} is taken. Choose another with --port, or 0 for any.`, 1],
    ] as const;
    try {
      for (const [flags, message, exitCode] of wrong) {
        const { status, stderr } = run(...flags);
        expect(status).toBe(exitCode);
        expect(stderr).toContain(message);
        expect(stderr).not.toMatch(/^\s+at /m);
      }
    } finally {
      busy.close();
    }
  });
});
