import { join } from 'node:path';
import { movedCases } from '../../review/cases/moved-cases';
import { findProviderMirror } from '../../terraform/provider-mirror';
import { type BatchCase, captureBatch } from '../../testing/plan-batch';
import { describeUnless } from '../../testing/skip-log';
import { terraformMissing } from '../../testing/terraform-sandbox';
import { reviewFixture } from './fixture';

jest.setTimeout(300_000);

/** A case with the blocks that the review of its plan prints. */
function withBlocks(name: string): BatchCase {
  const { world, edits = [] } = movedCases[name] ?? {};
  const blocks = reviewFixture(name).moved;
  return {
    source: join('testing', 'plan-worlds', world ?? ''),
    edits: [...edits, { to: blocks.join('\n') }],
  };
}

describeUnless(terraformMissing(), 'moved blocks, applied by the real Terraform', () => {
  test('with the blocks that the review prints, Terraform plans nothing', () => {
    const names = Object.keys(movedCases);
    const cases = new Map(names.map((name) => [name, withBlocks(name)]));
    const plans = captureBatch(cases, findProviderMirror()?.folder ?? '');
    const actions = names.map((name) => {
      const { resource_changes } = plans.get(name) as {
        readonly resource_changes: readonly {
          readonly previous_address?: string;
          readonly change: { readonly actions: readonly string[] };
        }[];
      };
      return {
        name,
        actions: [...new Set(resource_changes.map(({ change }) => change.actions.join()))],
        moved: resource_changes.filter(({ previous_address }) => previous_address !== undefined).length,
      };
    });
    expect(actions).toEqual(
      names.map((name) => ({ name, actions: ['no-op'], moved: movedCases[name]?.expect.length })),
    );
  });
});
