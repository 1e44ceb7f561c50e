import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { pactEnvironment, runPactCli } from '../../contracts/pact-cli';
import { startFakeService } from '../support/fake-service';
import { runNpmCommand } from '../support/run-command';

describe('the environment of the Pact CLI', () => {
  const base = {
    PATH: '/bin',
    NO_PROXY: 'internal.example.com',
    PACT_BROKER_BASE_URL: 'https://broker.example.com',
    PACT_BROKER_TOKEN: 'token',
    PACT_DESCRIPTION: 'only this one',
    PACT_PROVIDER_NO_STATE: 'true',
    OTEL_TRACES_EXPORTER: 'otlp',
  };
  const always = {
    PATH: '/bin',
    NO_PROXY: '127.0.0.1,localhost,internal.example.com',
    no_proxy: '127.0.0.1,localhost,internal.example.com',
    PACT_DO_NOT_TRACK: 'true',
  };

  it('has nothing that filters interactions, adds contracts or sends telemetry', () => {
    expect(pactEnvironment({ broker: false }, base)).toEqual(always);
  });

  it('has a broker’s credentials where a broker is asked', () => {
    expect(pactEnvironment({ broker: true }, base)).toEqual({ ...always, PACT_BROKER_TOKEN: 'token' });
  });
});

describe('a verification', () => {
  it.each([
    ['a filter of interactions', { PACT_DESCRIPTION: 'no such interaction' }],
    ['a broker that is down', { PACT_BROKER_BASE_URL: 'http://127.0.0.1:9' }],
    ['a proxy that is down', { HTTP_PROXY: 'http://127.0.0.1:9', http_proxy: 'http://127.0.0.1:9' }],
    ['results to publish', { PACT_BROKER_PUBLISH_VERIFICATION_RESULTS: 'true' }],
  ])('is not changed by %s in the environment', async (_name, env) => {
    const { exitCode, stdout } = await runNpmCommand('contracts-verify', [], env);

    expect(stdout).toMatch(/keeps the contract: \d+ passed,/);
    expect(exitCode).toBe(0);
  });
});

describe('the Pact CLI', () => {
  it('is killed when it takes too long', async () => {
    const silent = await startFakeService(() => new Promise(() => {}));
    const { exitCode } = await runPactCli(['broker', 'list-environments', '--broker-base-url', silent.url], {
      env: pactEnvironment({ broker: true }),
      timeout: 1_500,
    });
    await silent.close();

    expect(exitCode).toBeNull();
  });

  it('ends with the command that started it', async () => {
    // It tries again half a second after such an answer, and then after a second.
    const busy = await startFakeService((_request, reply) => reply.code(503).send());
    const command = spawn(
      process.execPath,
      [
        'commands/run.mjs',
        'contracts-broker',
        'publish',
        '--version',
        '1',
        '--branch',
        'main',
        '--broker-url',
        busy.url,
      ],
      { stdio: 'ignore' },
    );
    while (busy.requests.length === 0) await pause(20);
    command.kill('SIGTERM');
    const [exitCode, signal] = await once(command, 'close');
    const asked = busy.requests.length;
    await pause(2500);
    await busy.close();

    expect({ exitCode, signal }).toEqual({ exitCode: null, signal: 'SIGTERM' });
    expect(busy.requests).toHaveLength(asked);
  });
});
