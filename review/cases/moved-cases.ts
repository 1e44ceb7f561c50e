import { type PlanCase, tenantAddresses } from './plan-case';

const call =
  'module "tenant" {\n  source  = "./modules/identity"\n  count   = 2\n  name    = format("tenant-%d", count.index)\n  clients = ["alexa", "web"]\n}\n';
const callOf = (name: string, tenant: number) =>
  `module "${name}" {\n  source  = "./modules/identity"\n  name    = "tenant-${tenant}"\n  clients = ["alexa", "web"]\n}\n`;

const everything = [0, 1].flatMap((tenant) =>
  tenantAddresses(`module.tenant[${tenant}]`).map((address) => `renamed ${address}`),
);

/**
 * What people do to modules and keys without meaning to delete anything. A test adds the `moved` blocks that the review
 * prints for each, and plans again.
 */
export const movedCases: Record<string, PlanCase> = {
  'dangerous/renamed-module': {
    world: 'tenants',
    edits: [{ from: 'module "tenant"', to: 'module "customer"' }],
    modulesChange: true,
    expect: everything,
  },
  'dangerous/moved-to-keys': {
    world: 'tenants',
    edits: [
      {
        from: '  count   = 2\n  name    = format("tenant-%d", count.index)\n',
        to: '  for_each = toset(["0", "1"])\n  name     = format("tenant-%s", each.key)\n',
      },
    ],
    expect: everything,
  },
  'dangerous/moved-to-two-modules': {
    world: 'tenants',
    edits: [{ from: call, to: `${callOf('first', 0)}${callOf('second', 1)}` }],
    modulesChange: true,
    expect: everything,
  },
  'dangerous/moved-from-count-zero': {
    world: 'tenants',
    edits: [
      { from: '  count   = 2\n', to: '  count   = 0\n' },
      { to: call.replace('"tenant"', '"customer"') },
    ],
    modulesChange: true,
    expect: everything,
  },
  'dangerous/moved-with-other-keys': {
    world: 'tenants',
    edits: [
      {
        file: 'modules/identity/main.tf',
        from: '"aws_cognito_user_pool_client" "this" {\n  for_each                             = var.clients\n  name                                 = each.key\n',
        to: '"aws_cognito_user_pool_client" "app" {\n  for_each                             = { for name in var.clients : format("%s-app", name) => name }\n  name                                 = each.value\n',
      },
      { file: 'modules/identity/main.tf', from: 'each.key == "alexa"', to: 'each.value == "alexa"' },
    ],
    expect: everything.filter((one) => one.includes('aws_cognito_user_pool_client')),
  },
};
