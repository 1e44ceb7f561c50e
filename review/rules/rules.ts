import type { Rule } from '../rule';
import { addonGatewayRules } from './addon-gateway-rules';
import { addonRules } from './addon-rules';
import { apiRules } from './api-rules';
import { appClientRules } from './app-client-rules';
import { attributeRules } from './attribute-rules';
import { certificateRules } from './certificate-rules';
import { clientRules } from './client-rules';
import { dnsRules } from './dns-rules';
import { domainRules } from './domain-rules';
import { driftRules } from './drift-rules';
import { functionRules } from './function-rules';
import { iamRules } from './iam-rules';
import { lifetimeRules } from './lifetime-rules';
import { mailRules } from './mail-rules';
import { moveRules } from './move-rules';
import { operationsRules } from './operations-rules';
import { otherRules } from './other-rules';
import { permissionRules } from './permission-rules';
import { planRules } from './plan-rules';
import { poolRules } from './pool-rules';
import { protectionRules } from './protection-rules';
import { providerRules } from './provider-rules';
import { refusedRules } from './refused-rules';
import { roleRules } from './role-rules';
import { signInRules } from './sign-in-rules';
import { triggerRules } from './trigger-rules';

const known: readonly Rule[] = [
  ...planRules,
  ...poolRules,
  ...signInRules,
  ...protectionRules,
  ...mailRules,
  ...triggerRules,
  ...providerRules,
  ...clientRules,
  ...appClientRules,
  ...attributeRules,
  ...lifetimeRules,
  ...refusedRules,
  ...domainRules,
  ...certificateRules,
  ...dnsRules,
  ...functionRules,
  ...permissionRules,
  ...roleRules,
  ...iamRules,
  ...apiRules,
  ...addonRules,
  ...addonGatewayRules,
  ...operationsRules,
  ...moveRules,
  ...driftRules,
];

/** Moves of resources are another matter than what happens to them. */
const typesOf = (rules: readonly Rule[]) =>
  rules.flatMap(({ id, on }) => (id === 'renamed' || id === 'forgotten' || !Array.isArray(on) ? [] : on));

/** Every rule of the review, in the order in which findings of one severity are shown. */
export const rules: readonly Rule[] = [...known, ...otherRules(new Set(typesOf(known)))];
