import type { Change, Side } from './change';
import type { Truth } from './condition';
import { functionName } from './function-name';
import type { Json } from './plan';

/** Principal by which API Gateway calls a function. */
const gatewayPrincipal = 'apigateway.amazonaws.com';

const sides: readonly Side[] = ['before', 'after'];

/** A variable of an add-on's function. */
export type AddonSetting = 'MCP_URL' | 'CLIENT_ID' | 'PUBLIC_CLIENT_ID' | 'USER_POOL_ID' | 'CHECK_AUDIENCE';

/** Where the plan has it. */
export function addonSetting(name: AddonSetting): string {
  return `environment.0.variables.${name}`;
}

/**
 * What serves an add-on: an MCP server for Alexa+ and other assistants, behind an HTTP API. Its function is told its
 * own address, `MCP_URL`; whatever else belongs to it is found from there, as it is deployed now.
 */
export class Addons {
  private readonly functions: ReadonlySet<Change>;
  private readonly functionNames: ReadonlySet<Json>;
  private readonly clientIds: ReadonlySet<Json>;
  private readonly publicClientIds: ReadonlySet<Json>;
  private readonly integrationIds: ReadonlySet<Json>;
  private readonly apiIds: ReadonlySet<Json>;
  private readonly hosts: ReadonlySet<Json>;

  constructor(functions: readonly Change[], integrations: readonly Change[]) {
    const own = functions.filter((one) => sides.some((side) => setting(one, 'MCP_URL', side) !== undefined));
    this.functions = new Set(own);
    this.functionNames = new Set(own.map((one) => one.before('function_name').value).filter(isText));
    this.clientIds = new Set(own.map((one) => setting(one, 'CLIENT_ID')).filter(isText));
    this.publicClientIds = new Set(own.map((one) => setting(one, 'PUBLIC_CLIENT_ID')).filter(isText));
    this.hosts = new Set(own.map((one) => hostOf(setting(one, 'MCP_URL'))).filter(isText));
    const leading = integrations.filter((one) =>
      this.functionNames.has(functionName(one.before('integration_uri').value) ?? null),
    );
    this.integrationIds = new Set(leading.map((one) => one.before('id').value).filter(isText));
    this.apiIds = new Set(leading.map((one) => one.before('api_id').value).filter(isText));
  }

  /** Whether a function serves an add-on, now or afterwards. */
  isFunction(change: Change): boolean {
    return this.functions.has(change);
  }

  /** Whether a function serves an add-on afterwards. */
  serves(change: Change): Truth {
    const after = change.after(addonSetting('MCP_URL'));
    if (after.known) return isText(after.value);
    const isOwn = this.functions.has(change) || this.functionNames.has(change.after('function_name').value);
    return isOwn || 'unknown';
  }

  /** Whether the customers of an add-on sign in with an app client, by Alexa+ or by whatever else. */
  isClient(change: Change): boolean {
    return this.isAlexaClient(change) || this.publicClientIds.has(change.before('id').value);
  }

  /** Whether it is the one that Alexa+ is configured with: another one has no secret, and is known to many programs. */
  isAlexaClient(change: Change): boolean {
    return this.clientIds.has(change.before('id').value);
  }

  /** Whether something is the HTTP API of an add-on, or belongs to it. */
  isApi(change: Change): boolean {
    const idOf = change.type === 'aws_apigatewayv2_api' ? 'id' : 'api_id';
    return this.apiIds.has(change.before(idOf).value);
  }

  /** Whether requests get to the function of an add-on now by a route or an integration. */
  isWay(change: Change): boolean {
    const { value } = change.before(change.type === 'aws_apigatewayv2_route' ? 'target' : 'id');
    return this.integrationIds.has(String(value).replace(/^integrations\//, ''));
  }

  /** Whether the host of an MCP URL is the one that API Gateway gives an API. */
  isEndpoint(change: Change): boolean {
    const { value } = change.before('api_endpoint');
    return isText(value) && this.hosts.has(hostOf(value) ?? null);
  }

  /** Whether a domain name, or a record in DNS, is the host of an MCP URL. */
  isAddress(change: Change): boolean {
    const names = ['domain_name', 'fqdn', 'name'].map((path) => change.before(path).value);
    return names.some((name) => isText(name) && this.hosts.has(name.toLowerCase().replace(/\.$/, '')));
  }

  /** Whether a permission lets API Gateway call the function of an add-on. */
  isPermission(change: Change): boolean {
    return (
      change.before('principal').value === gatewayPrincipal &&
      this.functionNames.has(functionName(change.before('function_name').value) ?? null)
    );
  }
}

function setting(change: Change, name: AddonSetting, side: Side = 'before') {
  const { value } = change.at(side, addonSetting(name));
  return isText(value) ? value : undefined;
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : undefined;
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== '';
}
