import { addon } from './addon-client-cases';
import { type Edit, type PlanCase, without } from './plan-case';

const integration = 'aws_apigatewayv2_integration.mcp';
const route = 'aws_apigatewayv2_route.mcp';
const metadata = 'aws_apigatewayv2_route.metadata';
const uri = '  integration_uri        = aws_lambda_function.mcp.invoke_arn\n';
const shopUri = '  integration_uri  = aws_lambda_function.shop.invoke_arn\n';
const target = `  target             = "integrations/\${${integration}.id}"\n`;
const routeHead = `resource "aws_apigatewayv2_route" "mcp" {\n  api_id             = aws_apigatewayv2_api.mcp.id\n  route_key          = "ANY /mcp"\n`;
const disabled = '  disable_execute_api_endpoint = true\n';
const served = '  disable_execute_api_endpoint = false\n';

/** The MCP URL has the host that API Gateway gave the API. */
const withoutDomain: Edit = {
  from: 'MCP_URL        = "https://mcp.example.org/mcp"',
  to: `MCP_URL        = "\${aws_apigatewayv2_api.mcp.api_endpoint}/mcp"`,
};

/** The integration goes to whatever an expression says, beside a resource that it may need. */
function leadTo(expression: string, beside = ''): Edit[] {
  return [
    { from: uri, to: uri.replace('aws_lambda_function.mcp.invoke_arn', expression) },
    ...(beside ? [{ to: beside }] : []),
  ];
}

/** Where the route of the MCP URL leads. */
function routeTo(integrationName: string, api = 'mcp'): Edit {
  return {
    from: routeHead + target,
    to: (routeHead + target)
      .replace('aws_apigatewayv2_api.mcp', `aws_apigatewayv2_api.${api}`)
      .replace(integration, `aws_apigatewayv2_integration.${integrationName}`),
  };
}

function addedIntegration(of: 'mcp' | 'shop'): Edit {
  return {
    to: `resource "aws_apigatewayv2_integration" "added" {
  api_id                 = aws_apigatewayv2_api.mcp.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.${of}.invoke_arn
  payload_format_version = "2.0"
}
`,
  };
}

function addedPermission(of: string): string {
  return `resource "aws_lambda_permission" "added" {
  statement_id  = "http-api"
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "\${aws_apigatewayv2_api.mcp.execution_arn}/*/*"
${of}}
`;
}

const secondFunction = `resource "aws_lambda_function" "second" {
  function_name = "mcp-second"
  role          = "arn:aws:iam::123456789012:role/mcp"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  s3_bucket     = "example-releases"
  s3_key        = "mcp.zip"
  environment {
    variables = {
      MCP_URL      = "https://mcp.example.org/mcp"
      USER_POOL_ID = aws_cognito_user_pool.readers.id
      CLIENT_ID    = aws_cognito_user_pool_client.mcp.id
    }
  }
}

${addedPermission('  function_name = aws_lambda_function.second.function_name\n')}`;

const alias = `resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.mcp.function_name
  function_version = "1"
}

${addedPermission('  function_name = aws_lambda_function.mcp.function_name\n  qualifier     = aws_lambda_alias.live.name\n')}`;

/** A route of the same API and a whole API of another team. */
const routeAndApiOfOthers = `resource "aws_apigatewayv2_route" "orders" {
  api_id    = aws_apigatewayv2_api.mcp.id
  route_key = "GET /orders"
  target    = "integrations/\${aws_apigatewayv2_integration.orders.id}"
}

resource "aws_apigatewayv2_integration" "orders" {
  api_id             = aws_apigatewayv2_api.mcp.id
  integration_type   = "HTTP_PROXY"
  integration_method = "GET"
  integration_uri    = "https://orders.example.org/"
}

resource "aws_apigatewayv2_api" "billing" {
  name                         = "billing"
  protocol_type                = "HTTP"
  disable_execute_api_endpoint = true
}

resource "aws_apigatewayv2_integration" "billing" {
  api_id           = aws_apigatewayv2_api.billing.id
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.shop.invoke_arn
}

resource "aws_apigatewayv2_route" "billing" {
  api_id    = aws_apigatewayv2_api.billing.id
  route_key = "ANY /mcp"
  target    = "integrations/\${aws_apigatewayv2_integration.billing.id}"
}
`;

/** The way that requests of assistants go, from the MCP URL to the function. */
export const addonGatewayCases: Record<string, PlanCase> = {
  'dangerous/addon-integration-elsewhere': addon(
    [`addon-led-elsewhere ${integration}`],
    ...leadTo('aws_lambda_function.shop.invoke_arn'),
  ),
  'dangerous/addon-integration-to-function-of-others': addon(
    [`addon-led-elsewhere ${integration}`],
    ...leadTo('"arn:aws:lambda:eu-west-1:123456789012:function:another"'),
  ),
  'dangerous/addon-integration-unknown': addon(
    [`addon-led-elsewhere ${integration}`],
    ...leadTo(
      'terraform_data.uri.output',
      'resource "terraform_data" "uri" {\n  input = "chosen later"\n}\n',
    ),
  ),
  'dangerous/addon-integration-to-new-function-of-no-addon': addon(
    [`addon-led-elsewhere ${integration}`],
    ...leadTo(
      'aws_lambda_function.second.invoke_arn',
      secondFunction.replace('      MCP_URL      = "https://mcp.example.org/mcp"\n', ''),
    ),
  ),
  'dangerous/addon-integration-deleted': addon(
    [`addon-api-lost ${integration}[0]`, `addon-led-elsewhere ${route}`, `addon-led-elsewhere ${metadata}`],
    without('aws_apigatewayv2_integration', 'mcp'),
    { from: target, to: target.replace(integration, 'aws_apigatewayv2_integration.shop'), all: true },
  ),
  'dangerous/addon-route-to-integration-of-others': addon([`addon-led-elsewhere ${route}`], routeTo('shop')),
  'dangerous/addon-route-to-new-integration-of-others': addon(
    [`addon-led-elsewhere ${route}`],
    routeTo('added'),
    addedIntegration('shop'),
  ),
  'dangerous/addon-route-to-api-of-others': addon(
    [`addon-route-lost ${route}`, `addon-led-elsewhere ${route}`],
    routeTo('shop', 'shop'),
  ),
  'dangerous/addon-function-named-anew': addon(
    ['addon-permission-lost aws_lambda_permission.mcp', 'not-judged aws_lambda_function.mcp'],
    {
      from: '  function_name = "mcp"\n',
      to: '  function_name = "assistants"\n',
    },
  ),
  'dangerous/addon-endpoint-disabled': {
    world: 'addon',
    baseline: [withoutDomain, { from: disabled, to: served }],
    edits: [{ from: served, to: disabled }],
    expect: ['addon-endpoint-disabled aws_apigatewayv2_api.mcp'],
  },

  'harmless/addon-integration-timeout': addon([], {
    from: uri,
    to: `${uri}  timeout_milliseconds   = 12000\n  description            = "Add-on"\n`,
  }),
  'harmless/addon-integration-to-second-function': addon(
    [],
    ...leadTo('aws_lambda_function.second.invoke_arn', secondFunction),
  ),
  'harmless/addon-integration-to-alias': addon([], ...leadTo('aws_lambda_alias.live.invoke_arn', alias)),
  'harmless/addon-route-to-second-integration': addon([], routeTo('added'), addedIntegration('mcp')),
  'harmless/addon-route-and-api-of-others-added': addon([], { to: routeAndApiOfOthers }),
  'harmless/addon-other-integration-elsewhere': addon([], {
    from: shopUri,
    to: shopUri.replace(
      'aws_lambda_function.shop.invoke_arn',
      '"arn:aws:lambda:eu-west-1:123456789012:function:till"',
    ),
  }),
  'harmless/addon-first-deploy-without-domain': {
    world: 'addon',
    firstDeploy: true,
    edits: [withoutDomain, { from: disabled, to: '' }],
    expect: [],
  },
  'harmless/addon-endpoint-disabled-already': { world: 'addon', baseline: [withoutDomain], expect: [] },
  'harmless/addon-endpoint-served-again': {
    world: 'addon',
    baseline: [withoutDomain],
    edits: [{ from: disabled, to: served }],
    expect: [],
  },
  'harmless/addon-endpoint-beside-domain-disabled': {
    world: 'addon',
    baseline: [{ from: disabled, to: served }],
    edits: [{ from: served, to: disabled }],
    expect: [],
  },
};
