import { startFakeService } from '../../../__tests__/support/fake-service';
import {
  type SourceChange,
  startOwnService,
  statesSecret,
  stopOwnServices,
  urlsOf,
} from '../../../__tests__/support/own-service';
import { runNpmCommand } from '../../../__tests__/support/run-command';
import { startTestIssuer } from '../../../contracts/conformance/test-issuer';

afterEach(stopOwnServices);

describe('what no contract can hold', () => {
  const audience = 'https://api.example.com';

  const conformOwn = async (changes: readonly SourceChange[] = []) => {
    const issuer = await startTestIssuer({ clientId: 'alexa-client', audience });
    const url = await startOwnService({ ISSUER: `${issuer.url}/eu-west-1_Test` }, changes);
    const args = [...urlsOf(url), '--issuer-url', issuer.url];
    const result = await runNpmCommand('contracts-conform', args, { STATES_SECRET: statesSecret });
    await issuer.close();
    return { ...result, broken: result.stdout.match(/^✗ .*/gm) ?? [] };
  };

  it('is kept by a team’s own service, every check of it made', async () => {
    const { exitCode, stdout } = await conformOwn();

    expect(stdout).toMatch(/The service does what a contract cannot hold: 6\d checks kept, \d/);
    expect(stdout).not.toContain('could not be made');
    expect(exitCode).toBe(0);
  });

  it('is kept by one whose tokens are Cognito’s, which are of one customer', async () => {
    const issuer = await startTestIssuer({ clientId: 'alexa-client', audience });
    const cognito = await startFakeService(async (request) => {
      const scopes = String(new URLSearchParams(String(request.body)).get('scope')).split(' ');
      const names = scopes.map((scope) => scope.replace(`${audience}/`, ''));
      return { access_token: await issuer.mint({ sub: 'test-user', scopes: names }) };
    }, 'application/x-www-form-urlencoded');
    const url = await startOwnService({ ISSUER: `${issuer.url}/eu-west-1_Test` }, [
      // Who a name stands for it is told by the verifier.
      [
        '  const { state, params, action } = JSON.parse(body);',
        '  const { state, params, action, subject } = JSON.parse(body);',
      ],
      [
        "  if (action === 'teardown')",
        `  if (subject && action === 'setup') {
          accounts.delete(subject);
          (globalThis.subjects ??= {})[params.customer] = subject;
          return answer(200, {});
        }
        if (action === 'teardown')`,
      ],
      [
        'function account(customer) {',
        'function account(name) {\n  const customer = globalThis.subjects?.[name] ?? name;',
      ],
    ]);
    const { exitCode, stdout } = await runNpmCommand(
      'contracts-conform',
      [
        ...urlsOf(url),
        ...['--token-url', `${cognito.url}/oauth2/token`, '--client-id', 'verifier', '--audience', audience],
      ],
      { STATES_SECRET: statesSecret },
    );
    await Promise.all([issuer.close(), cognito.close()]);

    expect(stdout).not.toContain('✗');
    expect(stdout).toContain('? tokens: takes a token as Cognito gives it');
    expect(stdout).toContain('the tokens from Cognito are of one customer');
    expect(stdout).toMatch(/\d\d checks kept/);
    expect(exitCode).toBe(0);
  });

  it('is broken by one that keeps the contract and takes an ID token', async () => {
    const { exitCode, broken } = await conformOwn([
      [
        "use === 'access' &&\n      isForUs(forClient, aud) &&",
        "(use === 'id' || (use === 'access' && isForUs(forClient, aud))) &&",
      ],
    ]);

    expect(broken).toEqual(['✗ tokens: refuses an ID token']);
    expect(exitCode).toBe(1);
  });
});
