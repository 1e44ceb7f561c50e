import { type TerraformElement, TerraformStack } from 'cdktf';

/**
 * Pins a Terraform address to the path of construct ids below the stack, an id `Default` left out: a user
 * pool made as `Default` of a construct `customers` is `aws_cognito_user_pool.customers`, in every version
 * of CDKTF and without a hash. Terraform takes a changed address for another resource, so it would delete
 * the one that customers are linked through.
 *
 * @returns the element
 */
export function pinAddress<T extends TerraformElement>(element: T): T {
  const scopes = element.node.scopes;
  const ids = scopes.slice(scopes.indexOf(TerraformStack.of(element)) + 1).map((scope) => scope.node.id);
  const named = ids.filter((id) => id !== 'Default').map((id) => id.replace(/[^A-Za-z0-9]+/g, '_'));
  element.overrideLogicalId(named.join('_'));
  return element;
}
