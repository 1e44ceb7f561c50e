import { leavesAddon, wayOf } from '../addon-way';
import { becomes, changed, clause, deleted, differs, oneOf, renamed, replaced, was } from '../clauses';
import { all, any, not } from '../condition';
import type { ResourceRule } from '../rule';
import { everyCustomer } from '../wording';

const api = ['aws_apigatewayv2_api'];
const route = ['aws_apigatewayv2_route'];
const integration = ['aws_apigatewayv2_integration'];
const stage = ['aws_apigatewayv2_stage'];

const gatewayPage = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html';
const domainPage =
  'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html';

const throttling = 'default_route_settings.0.throttling';
const isOpen = oneOf('NONE', null, '');

const ofAddonApi = clause('it belongs to the API of an add-on', ({ change, context }) =>
  context.addons.isApi(change),
);
const ofAddonWay = clause('it leads to the function of an add-on', ({ change, context }) =>
  context.addons.isWay(change),
);
const leadsElsewhere = clause(
  'its requests get to no function of an add-on afterwards',
  ({ change, context }) => leavesAddon(change, context),
  'target',
  'integration_uri',
);
const ofAddonEndpoint = clause(
  "API Gateway's own name for it is the host of an MCP URL",
  ({ change, context }) => context.addons.isEndpoint(change),
);
const ofAddonAddress = clause('it leads to the host of an MCP URL', ({ change, context }) =>
  context.addons.isAddress(change),
);
const ofAddonPermission = clause(
  'it lets API Gateway call the function of an add-on',
  ({ change, context }) => context.addons.isPermission(change),
);

/** The way from an MCP URL to the function of an add-on: names, API, routes, permission. */
export const addonGatewayRules: readonly ResourceRule[] = [
  {
    id: 'addon-api-lost',
    on: [...api, ...stage, ...integration],
    severity: 'block',
    when: all(any(deleted, replaced), ofAddonApi),
    changes: ({ change }) =>
      `${change.address} is deleted${change.action === 'replace' ? ' and made anew' : ''}: assistants reach the add-on by it.`,
    notice:
      'Nothing answers at the MCP URL. Another API has another address, where there is no domain of yours.',
    affected: (subject) =>
      `${everyCustomer(subject)} who uses the add-on, from the apply until the MCP URL answers again.`,
    instead: 'Keep it; where it was only renamed in the code, add a moved block.',
    source: gatewayPage,
  },
  {
    id: 'addon-route-lost',
    on: route,
    severity: 'block',
    when: all(any(differs('route_key', 'it is for other requests, or for none'), replaced), ofAddonApi),
    changes: ({ change }) =>
      `The API of the add-on no longer has the route ${change.before('route_key')}${change.action === 'update' ? `, but ${change.after('route_key')}` : ''}.`,
    notice:
      'Its requests are answered 404: nobody can use the add-on or, where it is the route of one of the two metadata documents, nobody can link.',
    affected: (subject) => `${everyCustomer(subject)} who uses the add-on, from the apply until it is back.`,
    instead:
      'Keep the routes of the MCP URL, of /.well-known/oauth-protected-resource and of /.well-known/oauth-authorization-server; where one was only renamed in the code, add a moved block.',
    source: gatewayPage,
  },
  {
    id: 'addon-led-elsewhere',
    on: [...route, ...integration],
    severity: 'block',
    when: all(changed, ofAddonWay, leadsElsewhere),
    changes: ({ change }) =>
      `${change.address} leads to ${change.after(wayOf(change))} instead of ${change.before(wayOf(change))}, by which requests got to the function of the add-on.`,
    notice:
      'Something else answers, or nothing: nobody can use the add-on or, where it is the way to one of the metadata documents, nobody can link.',
    affected: (subject) =>
      `${everyCustomer(subject)} who uses the add-on, from the apply until it leads to its function again.`,
    instead:
      'Keep target and integration_uri on the way to the function that has the MCP_URL, and give other requests a route and an integration of their own.',
    source:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html',
  },
  {
    id: 'addon-endpoint-disabled',
    on: api,
    severity: 'block',
    when: all(
      ofAddonEndpoint,
      differs('disable_execute_api_endpoint', 'it was served till now'),
      becomes('disable_execute_api_endpoint', oneOf(true), 'it is no longer served'),
    ),
    changes: ({ change }) =>
      `API Gateway no longer serves ${change.before('api_endpoint')}, which is the host of the MCP URL.`,
    notice: 'Every request is refused before it gets to the add-on.',
    affected: (subject) =>
      `${everyCustomer(subject)} who uses the add-on, from the apply until it is served again.`,
    instead:
      'Leave disable_execute_api_endpoint off for as long as the MCP URL has that host. A domain of your own is another MCP URL, for which customers link again.',
    source:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-disable-default-endpoint.html',
  },
  {
    id: 'addon-route-closed',
    on: route,
    severity: 'block',
    when: all(
      ofAddonApi,
      was('authorization_type', isOpen, 'the function checked the token by itself'),
      not(becomes('authorization_type', isOpen, 'the function checks the token by itself')),
    ),
    changes: ({ change }) =>
      `API Gateway asks for a token (${change.after('authorization_type')}) at the route ${change.before('route_key')} of the add-on.`,
    notice:
      'Metadata documents can no longer be read, so nobody can link; and a 401 no longer says where they are.',
    affected: (subject) => `${everyCustomer(subject)} who links with the add-on from now on.`,
    instead: 'Leave authorization_type = "NONE": the function of the add-on checks every token.',
    source: 'https://www.rfc-editor.org/rfc/rfc9728',
  },
  {
    id: 'addon-throttled-off',
    on: stage,
    severity: 'block',
    when: all(
      ofAddonApi,
      differs('default_route_settings', 'its throttling changes'),
      any(
        becomes(`${throttling}_rate_limit`, oneOf(0), 'no request a second is let through'),
        becomes(`${throttling}_burst_limit`, oneOf(0), 'no request at once is let through'),
      ),
    ),
    changes: ({ change }) =>
      `The API of the add-on lets through ${change.after(`${throttling}_rate_limit`)} requests a second, and ${change.after(`${throttling}_burst_limit`)} at once.`,
    notice: 'Every request is answered 429 Too Many Requests.',
    affected: (subject) =>
      `${everyCustomer(subject)} who uses the add-on, from the apply until it is raised.`,
    instead:
      'Set throttling_rate_limit and throttling_burst_limit both; left out beside other settings each is 0.',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html',
  },
  {
    id: 'addon-permission-lost',
    on: ['aws_lambda_permission'],
    severity: 'block',
    when: all(any(all(deleted, not(renamed)), replaced), ofAddonPermission),
    changes: ({ change }) =>
      `API Gateway may no longer call the function of the add-on${change.action === 'replace' ? ' until the permission is made anew' : ''}.`,
    notice: 'Every request is answered 500 Internal Server Error.',
    affected: (subject) => `${everyCustomer(subject)} who uses the add-on, from the apply until it is back.`,
    instead:
      'Keep the permission for apigateway.amazonaws.com, with the ARN of the API as its source_arn. Where it follows from another replacement in this plan, undo that.',
    source: gatewayPage,
  },
  {
    id: 'addon-address-lost',
    on: ['aws_apigatewayv2_domain_name', 'aws_apigatewayv2_api_mapping'],
    severity: 'block',
    when: all(any(deleted, replaced), ofAddonAddress),
    changes: ({ change }) =>
      `${change.address} is deleted${change.action === 'replace' ? ' and made anew' : ''}: it leads from ${change.before('domain_name')} to the add-on.`,
    notice: 'Nothing answers at the MCP URL.',
    affected: (subject) => `${everyCustomer(subject)} who uses the add-on, from the apply until it is back.`,
    instead: 'Keep it for as long as the domain stands in the MCP URL.',
    source: domainPage,
  },
  {
    id: 'addon-record-lost',
    on: ['aws_route53_record'],
    severity: 'block',
    when: all(any(all(deleted, not(renamed)), replaced), ofAddonAddress),
    changes: ({ change }) =>
      `The ${change.before('type')} record of ${change.before('name')} is deleted${change.action === 'replace' ? ' and made anew' : ''}.`,
    notice: 'The host of the MCP URL cannot be found in DNS, over IPv4 for A and over IPv6 for AAAA.',
    affected: (subject) =>
      `${everyCustomer(subject)} who uses the add-on, until the record is back and resolvers have forgotten.`,
    instead: 'Keep both alias records, A and AAAA, for as long as the domain stands in the MCP URL.',
    source: domainPage,
  },
];
