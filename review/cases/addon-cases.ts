import { addon, withoutFunction } from './addon-client-cases';
import { type Edit, type PlanCase, without } from './plan-case';

const lambda = 'aws_lambda_function.mcp';
const permission = 'aws_lambda_permission.mcp';

const audience = '      CHECK_AUDIENCE = "true"\n';
const unchecked = '      CHECK_AUDIENCE = "false"\n';
const logLevel: Edit = { from: 'LOG_LEVEL      = "info"', to: 'LOG_LEVEL      = "debug"' };
const mcpUrl = 'MCP_URL        = "https://mcp.example.org/mcp"';
const mcpRoute = routeOf('mcp', 'ANY /mcp', 'mcp');
const shopRoute = routeOf('shop', 'ANY /orders', 'shop');

function routeOf(name: string, key: string, of: string): string {
  return `resource "aws_apigatewayv2_route" "${name}" {
  api_id             = aws_apigatewayv2_api.${of}.id
  route_key          = "${key}"
  target             = "integrations/\${aws_apigatewayv2_integration.${of}.id}"
  authorization_type = "NONE"
`;
}

/** An edit of a setting that both functions have. */
function ofFunction(name: 'mcp' | 'shop', from: string, to: string): Edit {
  const after = name === 'mcp' ? '      LOG_LEVEL      = "info"\n' : '      SHOP_URL       =';
  return { from: from + after, to: to + after };
}

function closed(route: string): Edit {
  return { from: route, to: route.replace('"NONE"', '"AWS_IAM"') };
}

/** A setting of a stage's throttling; both stages have the same ones. */
function throttled(name: 'mcp' | 'shop', limit: 'rate' | 'burst'): Edit {
  const head = stageOf(name);
  return { from: head, to: head.replace(limit === 'rate' ? '= 100' : '= 200', '= 0') };
}

function stageOf(name: string): string {
  return `resource "aws_apigatewayv2_stage" "${name}" {
  api_id      = aws_apigatewayv2_api.${name}.id
  name        = "$default"
  auto_deploy = true
  default_route_settings {
    throttling_rate_limit  = 100
    throttling_burst_limit = 200
`;
}

/** An MCP server with a domain of its own, beside a skill and another API of the same team. */
export const addonCases: Record<string, PlanCase> = {
  'harmless/addon-first-deploy': { world: 'addon', firstDeploy: true, expect: [] },
  'harmless/addon-nothing': addon([]),
  'harmless/addon-log-level': addon([], logLevel),
  'harmless/addon-begins': addon([], {
    from: 'SHOP_URL       = "https://shop.example.org/"',
    to: 'MCP_URL = "https://shop.example.org/mcp"\n      SHOP_URL       = "https://shop.example.org/"',
  }),
  'harmless/addon-audience-unchecked-already': {
    world: 'addon',
    baseline: [ofFunction('mcp', audience, unchecked)],
    edits: [logLevel],
    expect: [],
  },
  'harmless/addon-other-audience-unchecked': addon([], ofFunction('shop', audience, unchecked)),
  'harmless/addon-other-audience-checked': {
    world: 'addon',
    baseline: [ofFunction('shop', audience, unchecked)],
    edits: [ofFunction('shop', unchecked, audience)],
    expect: [],
  },
  'harmless/addon-other-function-deleted': addon([], ...withoutFunction('shop')),
  'harmless/addon-other-stage-deleted': addon([], without('aws_apigatewayv2_stage', 'shop')),
  'harmless/addon-other-stage-throttled-off': addon([], throttled('shop', 'rate')),
  'harmless/addon-throttled-off-already': {
    world: 'addon',
    baseline: [throttled('mcp', 'rate')],
    expect: [],
  },
  'harmless/addon-other-route-deleted': addon([], without('aws_apigatewayv2_route', 'shop')),
  'harmless/addon-other-route-closed': addon([], closed(shopRoute)),
  'harmless/addon-route-closed-already': { world: 'addon', baseline: [closed(mcpRoute)], expect: [] },
  'harmless/addon-other-permission-deleted': addon([], without('aws_lambda_permission', 'shop')),
  'harmless/addon-other-domain-deleted': addon([], without('aws_apigatewayv2_domain_name', 'shop')),

  'dangerous/addon-url-changed': addon([`addon-url-changed ${lambda}`], {
    from: mcpUrl,
    to: 'MCP_URL        = "https://mcp.example.org/v2/mcp"',
  }),
  'dangerous/addon-audience-unchecked': addon(
    [`addon-audience-unchecked ${lambda}`],
    ofFunction('mcp', audience, unchecked),
  ),
  'dangerous/addon-audience-checked': {
    world: 'addon',
    baseline: [ofFunction('mcp', audience, unchecked)],
    edits: [ofFunction('mcp', unchecked, audience)],
    expect: [`addon-audience-checked ${lambda}`],
  },
  'dangerous/addon-function-deleted': addon([`addon-function-lost ${lambda}[0]`], ...withoutFunction('mcp')),
  'dangerous/addon-function-renamed': addon(
    [`renamed ${lambda}`],
    { from: '"aws_lambda_function" "mcp"', to: '"aws_lambda_function" "assistants"' },
    { from: 'aws_lambda_function.mcp.invoke_arn', to: 'aws_lambda_function.assistants.invoke_arn' },
    { from: 'aws_lambda_function.mcp.function_name', to: 'aws_lambda_function.assistants.function_name' },
  ),
  'dangerous/addon-function-off': addon([`function-off ${lambda}`], {
    from: '  function_name = "mcp"\n',
    to: '  function_name = "mcp"\n  reserved_concurrent_executions = 0\n',
  }),
  'dangerous/addon-function-into-network': addon([`function-into-network ${lambda}`], {
    from: '  function_name = "mcp"\n',
    to: '  function_name = "mcp"\n  vpc_config {\n    subnet_ids = ["subnet-1"]\n    security_group_ids = ["sg-1"]\n  }\n',
  }),
  'dangerous/addon-api-replaced': addon(
    [
      'addon-api-lost aws_apigatewayv2_api.mcp',
      'addon-api-lost aws_apigatewayv2_integration.mcp',
      'addon-api-lost aws_apigatewayv2_stage.mcp',
      'addon-route-lost aws_apigatewayv2_route.mcp',
      'addon-route-lost aws_apigatewayv2_route.metadata',
      'addon-address-lost aws_apigatewayv2_api_mapping.mcp',
      `addon-permission-lost ${permission}`,
    ],
    {
      from: '  name                         = "mcp"\n  protocol_type                = "HTTP"\n',
      to: '  name                         = "mcp"\n  protocol_type                = "WEBSOCKET"\n  route_selection_expression = "$request.body.action"\n',
    },
  ),
  'dangerous/addon-stage-deleted': addon(
    ['addon-api-lost aws_apigatewayv2_stage.mcp[0]'],
    without('aws_apigatewayv2_stage', 'mcp'),
    { from: 'aws_apigatewayv2_stage.mcp.name', to: '"$default"' },
  ),
  'dangerous/addon-route-deleted': addon(
    ['addon-route-lost aws_apigatewayv2_route.metadata[0]'],
    without('aws_apigatewayv2_route', 'metadata'),
  ),
  'dangerous/addon-route-elsewhere': addon(['addon-route-lost aws_apigatewayv2_route.mcp'], {
    from: '"ANY /mcp"',
    to: '"POST /mcp/v2"',
  }),
  'dangerous/addon-route-closed': addon(['addon-route-closed aws_apigatewayv2_route.mcp'], closed(mcpRoute)),
  'dangerous/addon-rate-off': addon(
    ['addon-throttled-off aws_apigatewayv2_stage.mcp'],
    throttled('mcp', 'rate'),
  ),
  'dangerous/addon-burst-off': addon(
    ['addon-throttled-off aws_apigatewayv2_stage.mcp'],
    throttled('mcp', 'burst'),
  ),
  'dangerous/addon-permission-deleted': addon(
    [`addon-permission-lost ${permission}[0]`],
    without('aws_lambda_permission', 'mcp'),
  ),
  'dangerous/addon-permission-elsewhere': addon([`addon-permission-lost ${permission}`], {
    from: 'aws_apigatewayv2_api.mcp.execution_arn',
    to: 'aws_apigatewayv2_api.shop.execution_arn',
  }),
  'dangerous/addon-permission-renamed': addon([`renamed ${permission}`], {
    from: '"aws_lambda_permission" "mcp"',
    to: '"aws_lambda_permission" "assistants"',
  }),
  'dangerous/addon-domain-replaced': addon(
    [
      `addon-url-changed ${lambda}`,
      'addon-address-lost aws_apigatewayv2_domain_name.mcp',
      'addon-address-lost aws_apigatewayv2_api_mapping.mcp',
      'addon-record-lost aws_route53_record.mcp["A"]',
      'addon-record-lost aws_route53_record.mcp["AAAA"]',
    ],
    { from: mcpUrl, to: mcpUrl.replace('mcp.example', 'assistants.example') },
    {
      from: '  domain_name = "mcp.example.org"\n',
      to: '  domain_name = "assistants.example.org"\n',
    },
    { from: '  name     = "mcp.example.org"\n', to: '  name     = "assistants.example.org"\n' },
  ),
  'dangerous/addon-mapping-deleted': addon(
    ['addon-address-lost aws_apigatewayv2_api_mapping.mcp[0]'],
    without('aws_apigatewayv2_api_mapping', 'mcp'),
  ),
  'dangerous/addon-record-deleted': addon(['addon-record-lost aws_route53_record.mcp["AAAA"]'], {
    from: 'toset(["A", "AAAA"])',
    to: 'toset(["A"])',
  }),
  'dangerous/addon-record-renamed': addon(
    ['renamed aws_route53_record.mcp["A"]', 'renamed aws_route53_record.mcp["AAAA"]'],
    { from: '"aws_route53_record" "mcp"', to: '"aws_route53_record" "assistants"' },
  ),
};
