import { readFileSync } from 'node:fs';
import { runNow } from '../../programs/child';
import { Checkout } from '../../testing/checkout';
import { findNode } from '../../testing/find-node';
import { describeUnless } from '../../testing/skip-log';

/** The stacks as one version of Node writes them, into a folder of its own. */
function synthesizeWith(node: string, checkout: Checkout, output: string): string[] {
  const { code, stderr } = runNow(node, ['commands/run.mjs', 'synth', '--output', output], {
    cwd: checkout.folder,
  });
  if (code !== 0) throw new Error(`${node} failed:\n${stderr}`);
  return ['dev', 'production'].map((stack) =>
    readFileSync(checkout.file(output, 'stacks', stack, 'cdk.tf.json'), 'utf8'),
  );
}

describe.each(['22', '24'])('Node %s', (version) => {
  const node = findNode(version);

  describeUnless(
    node ? undefined : `no Node ${version}; npm run test:runtimes installs it`,
    `synthesis on Node ${version}`,
    () => {
      test('writes the very bytes that this Node writes', () => {
        const checkout = new Checkout({ withBuilt: true });
        try {
          const here = synthesizeWith(process.execPath, checkout, 'here');
          expect(synthesizeWith(node ?? '', checkout, 'there')).toEqual(here);
        } finally {
          checkout.remove();
        }
      });
    },
  );
});
