import { type Edit, type PlanCase, without } from './plan-case';

const lambda = 'aws_lambda_function.mcp';
const client = 'aws_cognito_user_pool_client.mcp';
const inspector = '    "https://inspector.example.com/callback",\n';
const ofMcp = 'CLIENT_ID      = aws_cognito_user_pool_client.mcp.id\n';
const ofShop = 'CLIENT_ID      = aws_cognito_user_pool_client.web.id\n';

/** The client of Alexa+ loses its secret, for which it is made anew. */
const clientWithoutSecret: Edit = {
  from: '  name                                 = "mcp"\n  user_pool_id                         = aws_cognito_user_pool.readers.id\n  generate_secret                      = true\n',
  to: '  name                                 = "mcp"\n  user_pool_id                         = aws_cognito_user_pool.readers.id\n',
};

const publicClient = 'aws_cognito_user_pool_client.desktop';
const publicHead = 'resource "aws_cognito_user_pool_client" "desktop" {\n';
const editorCallback = '    "http://localhost:8080/callback",\n';
const publicVariable = '      PUBLIC_CLIENT_ID = aws_cognito_user_pool_client.desktop.id\n';

/** A client without a secret for programs on customers' own machines, of which the function is told. */
const withPublicClient: Edit[] = [
  {
    from: 'resource "aws_cognito_user_pool_client" "web" {\n',
    to: `${publicHead}  name                                 = "desktop"
  user_pool_id                         = aws_cognito_user_pool.readers.id
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["https://api.example.org/books.read"]
  callback_urls = [
${editorCallback}    "cursor://mcp/callback",
  ]
  supported_identity_providers = ["COGNITO"]
  explicit_auth_flows          = ["ALLOW_CUSTOM_AUTH"]
  refresh_token_rotation {
    feature = "ENABLED"
  }
  depends_on = [aws_cognito_resource_server.api]
}

resource "aws_cognito_user_pool_client" "web" {
`,
  },
  { from: `      ${ofMcp}`, to: `      ${ofMcp}${publicVariable}` },
];

function ofPublicClient(expect: readonly string[], ...edits: readonly Edit[]): PlanCase {
  return { world: 'addon', baseline: withPublicClient, edits, expect };
}

/** What refers to a function that goes says its names itself. */
export function withoutFunction(name: 'mcp' | 'shop'): Edit[] {
  const arn = `arn:aws:lambda:eu-west-1:123456789012:function:${name}`;
  return [
    without('aws_lambda_function', name),
    {
      from: `aws_lambda_function.${name}.invoke_arn`,
      to: `"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${arn}/invocations"`,
    },
    { from: `aws_lambda_function.${name}.function_name`, to: `"${name}"` },
  ];
}

/** A change of the world `addon`, and what its review says. */
export function addon(expect: readonly string[], ...edits: readonly Edit[]): PlanCase {
  return { world: 'addon', edits, expect };
}

/** The app clients with which the customers of an MCP server sign in. */
export const addonClientCases: Record<string, PlanCase> = {
  'harmless/addon-redirect-added': addon([], {
    from: inspector,
    to: `${inspector}    "https://claude.example.com/callback",\n`,
  }),
  'harmless/addon-other-client': addon([], { from: ofShop, to: ofShop.replace('.web.', '.mcp.') }),
  'harmless/addon-public-client-begins': addon([], ...withPublicClient),
  'harmless/addon-public-redirect-added': ofPublicClient([], {
    from: editorCallback,
    to: `${editorCallback}    "http://localhost:6274/oauth/callback",\n`,
  }),
  'dangerous/addon-client-replaced': addon(
    [`client-replaced ${client}`, `addon-client-changed ${lambda}`],
    clientWithoutSecret,
  ),
  'dangerous/addon-client-deleted': addon(
    [`client-deleted ${client}[0]`, `addon-client-changed ${lambda}`],
    without('aws_cognito_user_pool_client', 'mcp'),
    { from: ofMcp, to: ofShop },
  ),
  'dangerous/addon-client-replaced-beside-public': ofPublicClient(
    [`client-replaced ${client}`, `addon-client-changed ${lambda}`],
    clientWithoutSecret,
  ),
  'dangerous/addon-public-client-replaced': ofPublicClient(
    [`app-client-replaced ${publicClient}`, `addon-public-client-changed ${lambda}`],
    { from: `${publicHead}  name    `, to: `${publicHead}  generate_secret = true\n  name    ` },
  ),
  'dangerous/addon-public-client-deleted': ofPublicClient(
    [`app-client-deleted ${publicClient}[0]`, `addon-public-client-changed ${lambda}`],
    { from: publicHead, to: `${publicHead}  count = 0\n` },
    { from: publicVariable, to: '' },
  ),
  'dangerous/addon-public-redirect-lost': ofPublicClient([`addon-redirect-lost ${publicClient}`], {
    from: editorCallback,
    to: '',
  }),
  'dangerous/addon-redirect-lost': addon([`addon-redirect-lost ${client}`], { from: inspector, to: '' }),
  'dangerous/addon-redirect-of-alexa-lost': {
    world: 'addon',
    baseline: [
      {
        from: inspector,
        to: `${inspector}    "https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7",\n`,
      },
    ],
    edits: [{ from: '    "https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7",\n', to: '' }],
    expect: [`client-redirect-lost ${client}`],
  },
  'dangerous/addon-scope-lost': addon([`client-scope-lost ${client}`], {
    from: ', "https://api.example.org/books.write"',
    to: '',
  }),
  'dangerous/addon-user-pool-changed': addon([`addon-client-changed ${lambda}`], {
    from: 'USER_POOL_ID   = aws_cognito_user_pool.readers.id',
    to: 'USER_POOL_ID   = "eu-west-1_Another00"',
  }),
  'harmless/addon-other-public-client': {
    world: 'addon',
    baseline: [{ from: `      ${ofShop}`, to: `      ${ofShop}      PUBLIC_CLIENT_ID = "till-now"\n` }],
    edits: [{ from: 'PUBLIC_CLIENT_ID = "till-now"', to: 'PUBLIC_CLIENT_ID = "from-now-on"' }],
    expect: [],
  },
  'dangerous/addon-function-deleted-with-public-client': ofPublicClient(
    [`addon-function-lost ${lambda}[0]`],
    ...withoutFunction('mcp'),
  ),
};
