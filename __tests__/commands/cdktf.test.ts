import { dirname } from 'node:path';
import { Checkout } from '../../testing/checkout';

let checkout: Checkout;
beforeAll(() => {
  checkout = new Checkout({ withBuilt: true });
});
afterAll(() => checkout.remove());

const plain = { NO_COLOR: '1' };

test.each(['diff', 'deploy', 'destroy'])('%s says which environment it needs to be told', (verb) => {
  const { code, stderr } = checkout.run(['cdktf', verb], plain);
  expect(code).toBe(2);
  expect(stderr).toBe(
    `error There are 2 environments: say which one is meant.\n  npm run ${verb} -- dev\n  npm run ${verb} -- production\n`,
  );
});

test('an environment that there is not is refused with those that there are', () => {
  const { code, stderr } = checkout.run(['cdktf', 'deploy', 'staging'], plain);
  expect(code).toBe(2);
  expect(stderr).toBe('error No environment is called "staging". There are: dev, production.\n');
});

test('without Terraform it says what to install', () => {
  const { code, stderr } = checkout.run(['cdktf', 'deploy', 'dev'], {
    ...plain,
    PATH: dirname(process.execPath),
  });
  expect(code).toBe(1);
  expect(stderr).toContain('There is no program called terraform on the PATH');
  expect(stderr).toContain('https://developer.hashicorp.com/terraform/install');
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('the environment may follow the options', () => {
  const { code, stderr } = checkout.run(['cdktf', 'deploy', '--auto-approve', 'dev'], {
    ...plain,
    PATH: dirname(process.execPath),
  });
  expect(code).toBe(1);
  expect(stderr).toContain('There is no program called terraform on the PATH');
});

test('a program named instead of Terraform has to be there', () => {
  const { code, stderr } = checkout.run(['cdktf', 'diff', 'dev'], {
    ...plain,
    TERRAFORM_BINARY_NAME: 'no-such-program',
  });
  expect(code).toBe(1);
  expect(stderr).toContain('There is no program called no-such-program');
});

test('help is given for each verb', () => {
  const { code, stdout } = checkout.run(['cdktf', 'deploy', '--help'], plain);
  expect(code).toBe(0);
  expect(stdout).toContain('Usage: npm run deploy -- [environment] [options of the CDKTF CLI]');
});

test("only the named environment's warnings are shown", () => {
  const { stderr } = checkout.run(['cdktf', 'diff', 'dev'], {
    ...plain,
    TERRAFORM_BINARY_NAME: process.execPath,
  });
  expect(stderr).toContain('warning dev\n');
  expect(stderr).not.toContain('warning production\n');
});
