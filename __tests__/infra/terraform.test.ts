import { resolveSettings } from '../../config/settings';
import { addressesOf, offlineStack } from '../../terraform/offline-stack';
import { findProviderMirror } from '../../terraform/provider-mirror';
import { describeUnless } from '../../testing/skip-log';
import {
  type Diagnostic,
  type PlanJson,
  TerraformSandbox,
  terraformMissing,
} from '../../testing/terraform-sandbox';
import {
  everyCustomer,
  everything,
  everythingsVariables,
  linkingAlone,
  shipped,
  withAddon,
} from './environments';
import { synthesizeEnvironment } from './synthesize';

describeUnless(terraformMissing(), 'synthesized stacks and the real AWS provider', () => {
  const cases = [
    { environment: shipped('dev'), variables: {} },
    { environment: shipped('production'), variables: {} },
    { environment: linkingAlone, variables: {} },
    { environment: everything, variables: everythingsVariables },
    { environment: everyCustomer, variables: everythingsVariables },
    { environment: withAddon, variables: {} },
  ].map((one) => ({ ...one, name: one.environment.name }));

  describe.each(cases)('$name', ({ environment, variables }) => {
    const { json, folder } = synthesizeEnvironment(environment);
    let sandbox: TerraformSandbox;
    let plan: PlanJson;
    let diagnostics: readonly Diagnostic[];

    beforeAll(() => {
      sandbox = new TerraformSandbox(json, { files: folder, variables });
      ({ plan, diagnostics } = sandbox.plan());
    }, 180_000);

    afterAll(() => sandbox?.close());

    test('is valid, without a warning', () => {
      expect(diagnostics).toEqual([]);
    });

    test('plans to create every resource and nothing else', () => {
      expect(plan.resource_changes.every(({ change }) => change.actions.join() === 'create')).toBe(true);
      expect(plan.resource_changes.map(({ address }) => address).sort()).toEqual(
        addressesOf(offlineStack(json, findProviderMirror()?.awsVersion ?? '')),
      );
    });

    test('shows literal scopes and callback URLs, so that a reviewer can read the plan', () => {
      const planned = plan.resource_changes.find(
        ({ address }) => address === 'aws_cognito_user_pool_client.alexa',
      );
      const settings = resolveSettings(environment);
      expect(planned?.change.after).toMatchObject({
        allowed_oauth_scopes: [...settings.client.scopes].sort(),
        callback_urls: [...settings.alexa.redirectUrls].sort(),
      });
    });

    test('marks the client secret as sensitive', () => {
      expect(plan.output_changes.client_secret).toMatchObject({ after_sensitive: true });
    });
  });
});
