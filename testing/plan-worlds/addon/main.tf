terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

provider "aws" {
  region                      = "eu-west-1"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

resource "aws_cognito_user_pool" "readers" {
  name                = "readers"
  username_attributes = ["email"]
  deletion_protection = "ACTIVE"
}

resource "aws_cognito_resource_server" "api" {
  user_pool_id = aws_cognito_user_pool.readers.id
  identifier   = "https://api.example.org"
  name         = "api"
  scope {
    scope_name        = "books.read"
    scope_description = "Read books"
  }
  scope {
    scope_name        = "books.write"
    scope_description = "Borrow books"
  }
}

resource "aws_cognito_user_pool_client" "skill" {
  name                                 = "skill"
  user_pool_id                         = aws_cognito_user_pool.readers.id
  generate_secret                      = true
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["https://api.example.org/books.read"]
  callback_urls                        = ["https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7"]
  supported_identity_providers         = ["COGNITO"]
  explicit_auth_flows                  = ["ALLOW_REFRESH_TOKEN_AUTH"]
  access_token_validity                = 1
  refresh_token_validity               = 3650
  depends_on                           = [aws_cognito_resource_server.api]
}

resource "aws_cognito_user_pool_client" "mcp" {
  name                                 = "mcp"
  user_pool_id                         = aws_cognito_user_pool.readers.id
  generate_secret                      = true
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["https://api.example.org/books.read", "https://api.example.org/books.write"]
  callback_urls = [
    "https://assistant.example.com/callback",
    "https://inspector.example.com/callback",
  ]
  supported_identity_providers = ["COGNITO"]
  explicit_auth_flows          = ["ALLOW_REFRESH_TOKEN_AUTH"]
  access_token_validity        = 1
  refresh_token_validity       = 3650
  depends_on                   = [aws_cognito_resource_server.api]
}

resource "aws_cognito_user_pool_client" "web" {
  name                                 = "web"
  user_pool_id                         = aws_cognito_user_pool.readers.id
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["https://api.example.org/books.read"]
  callback_urls                        = ["https://www.example.org/callback"]
  supported_identity_providers         = ["COGNITO"]
  explicit_auth_flows                  = ["ALLOW_REFRESH_TOKEN_AUTH"]
  depends_on                           = [aws_cognito_resource_server.api]
}

resource "aws_cognito_user_pool_domain" "sign_in" {
  domain       = "readers"
  user_pool_id = aws_cognito_user_pool.readers.id
}

resource "aws_lambda_function" "mcp" {
  function_name = "mcp"
  role          = "arn:aws:iam::123456789012:role/mcp"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  timeout       = 3
  s3_bucket     = "example-releases"
  s3_key        = "mcp.zip"
  environment {
    variables = {
      MCP_URL        = "https://mcp.example.org/mcp"
      USER_POOL_ID   = aws_cognito_user_pool.readers.id
      CLIENT_ID      = aws_cognito_user_pool_client.mcp.id
      CHECK_AUDIENCE = "true"
      LOG_LEVEL      = "info"
    }
  }
}

resource "aws_apigatewayv2_api" "mcp" {
  name                         = "mcp"
  protocol_type                = "HTTP"
  disable_execute_api_endpoint = true
}

resource "aws_apigatewayv2_stage" "mcp" {
  api_id      = aws_apigatewayv2_api.mcp.id
  name        = "$default"
  auto_deploy = true
  default_route_settings {
    throttling_rate_limit  = 100
    throttling_burst_limit = 200
  }
}

resource "aws_apigatewayv2_integration" "mcp" {
  api_id                 = aws_apigatewayv2_api.mcp.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.mcp.invoke_arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "mcp" {
  api_id             = aws_apigatewayv2_api.mcp.id
  route_key          = "ANY /mcp"
  target             = "integrations/${aws_apigatewayv2_integration.mcp.id}"
  authorization_type = "NONE"
}

resource "aws_apigatewayv2_route" "metadata" {
  api_id             = aws_apigatewayv2_api.mcp.id
  route_key          = "ANY /.well-known/oauth-protected-resource/mcp"
  target             = "integrations/${aws_apigatewayv2_integration.mcp.id}"
  authorization_type = "NONE"
}

resource "aws_lambda_permission" "mcp" {
  statement_id  = "http-api"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.mcp.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.mcp.execution_arn}/*/*"
}

resource "aws_apigatewayv2_domain_name" "mcp" {
  domain_name = "mcp.example.org"
  domain_name_configuration {
    certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/11111111-1111-1111-1111-111111111111"
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_apigatewayv2_api_mapping" "mcp" {
  api_id      = aws_apigatewayv2_api.mcp.id
  domain_name = aws_apigatewayv2_domain_name.mcp.domain_name
  stage       = aws_apigatewayv2_stage.mcp.name
}

resource "aws_route53_record" "mcp" {
  for_each = toset(["A", "AAAA"])
  zone_id  = "Z0123456789ABCDEFGHIJ"
  name     = "mcp.example.org"
  type     = each.key
  alias {
    name                   = aws_apigatewayv2_domain_name.mcp.domain_name_configuration[0].target_domain_name
    zone_id                = aws_apigatewayv2_domain_name.mcp.domain_name_configuration[0].hosted_zone_id
    evaluate_target_health = false
  }
}

# Another API of the same team, with a function that serves no add-on.
resource "aws_lambda_function" "shop" {
  function_name = "shop"
  role          = "arn:aws:iam::123456789012:role/shop"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  s3_bucket     = "example-releases"
  s3_key        = "shop.zip"
  environment {
    variables = {
      CLIENT_ID      = aws_cognito_user_pool_client.web.id
      CHECK_AUDIENCE = "true"
      SHOP_URL       = "https://shop.example.org/"
    }
  }
}

resource "aws_apigatewayv2_api" "shop" {
  name          = "shop"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "shop" {
  api_id      = aws_apigatewayv2_api.shop.id
  name        = "$default"
  auto_deploy = true
  default_route_settings {
    throttling_rate_limit  = 100
    throttling_burst_limit = 200
  }
}

resource "aws_apigatewayv2_integration" "shop" {
  api_id           = aws_apigatewayv2_api.shop.id
  integration_type = "AWS_PROXY"
  integration_uri  = aws_lambda_function.shop.invoke_arn
}

resource "aws_apigatewayv2_route" "shop" {
  api_id             = aws_apigatewayv2_api.shop.id
  route_key          = "ANY /orders"
  target             = "integrations/${aws_apigatewayv2_integration.shop.id}"
  authorization_type = "NONE"
}

resource "aws_lambda_permission" "shop" {
  statement_id  = "http-api"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.shop.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.shop.execution_arn}/*/*"
}

resource "aws_apigatewayv2_domain_name" "shop" {
  domain_name = "shop.example.org"
  domain_name_configuration {
    certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/22222222-2222-2222-2222-222222222222"
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}
