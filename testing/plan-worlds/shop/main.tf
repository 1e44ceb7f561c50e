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

resource "aws_cognito_user_pool" "shop" {
  name                     = "shop"
  user_pool_tier           = "PLUS"
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  deletion_protection      = "ACTIVE"
  mfa_configuration        = "OPTIONAL"
  software_token_mfa_configuration {
    enabled = true
  }
  sign_in_policy {
    allowed_first_auth_factors = ["PASSWORD", "EMAIL_OTP"]
  }
  user_pool_add_ons {
    advanced_security_mode = "ENFORCED"
  }
  user_attribute_update_settings {
    attributes_require_verification_before_update = ["email"]
  }
  device_configuration {
    challenge_required_on_new_device      = true
    device_only_remembered_on_user_prompt = true
  }
  email_configuration {
    email_sending_account = "DEVELOPER"
    from_email_address    = "Shop <no-reply@example.org>"
    source_arn            = "arn:aws:ses:eu-west-1:123456789012:identity/example.org"
  }
  sms_configuration {
    external_id    = "shop"
    sns_caller_arn = "arn:aws:iam::123456789012:role/texts"
  }
  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
    recovery_mechanism {
      name     = "verified_phone_number"
      priority = 2
    }
  }
  lambda_config {
    user_migration = "arn:aws:lambda:eu-west-1:123456789012:function:old-accounts"
    kms_key_id     = aws_kms_key.codes.arn
    custom_email_sender {
      lambda_arn     = "arn:aws:lambda:eu-west-1:123456789012:function:mailer"
      lambda_version = "V1_0"
    }
    pre_token_generation_config {
      lambda_arn     = aws_lambda_function.claims.arn
      lambda_version = "V2_0"
    }
  }
}

resource "aws_cognito_risk_configuration" "shop" {
  user_pool_id = aws_cognito_user_pool.shop.id
  compromised_credentials_risk_configuration {
    actions {
      event_action = "BLOCK"
    }
  }
}

resource "aws_cognito_user_pool_ui_customization" "shop" {
  user_pool_id = aws_cognito_user_pool.shop.id
  css          = ".label-customizable { font-weight: 400; }"
}

resource "aws_cognito_user_group" "buyers" {
  name         = "buyers"
  user_pool_id = aws_cognito_user_pool.shop.id
}

resource "aws_cognito_resource_server" "api" {
  user_pool_id = aws_cognito_user_pool.shop.id
  identifier   = "https://api.example.org"
  name         = "api"
  scope {
    scope_name        = "orders.read"
    scope_description = "Read orders"
  }
}

resource "aws_cognito_identity_provider" "staff" {
  user_pool_id  = aws_cognito_user_pool.shop.id
  provider_name = "Staff"
  provider_type = "OIDC"
  provider_details = {
    client_id                 = "shop"
    client_secret             = "not-a-secret"
    authorize_scopes          = "openid email"
    attributes_request_method = "GET"
    oidc_issuer               = "https://login.example.org"
  }
  attribute_mapping = {
    email    = "email"
    username = "sub"
  }
  idp_identifiers = ["example.org"]
}

resource "aws_cognito_identity_provider" "partner" {
  user_pool_id  = aws_cognito_user_pool.shop.id
  provider_name = "Partner"
  provider_type = "SAML"
  provider_details = {
    MetadataURL = "https://sso.example.com/metadata"
  }
  attribute_mapping = {
    email = "mail"
  }
}

resource "aws_cognito_user_pool_client" "alexa" {
  name                                 = "alexa"
  user_pool_id                         = aws_cognito_user_pool.shop.id
  generate_secret                      = true
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["openid", "https://api.example.org/orders.read"]
  callback_urls = [
    "https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7",
    "https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7",
    "https://alexa.amazon.co.jp/api/skill/link/M1A2B3C4D5E6F7",
  ]
  supported_identity_providers  = ["COGNITO", "Staff"]
  explicit_auth_flows           = ["ALLOW_REFRESH_TOKEN_AUTH"]
  read_attributes               = ["email", "email_verified", "name"]
  write_attributes              = ["email", "name"]
  access_token_validity         = 60
  id_token_validity             = 60
  refresh_token_validity        = 3650
  enable_token_revocation       = true
  prevent_user_existence_errors = "ENABLED"
  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "days"
  }
  depends_on = [aws_cognito_resource_server.api, aws_cognito_identity_provider.staff]
}

# The shop's own web site: no client of Alexa, and short-lived on purpose.
resource "aws_cognito_user_pool_client" "web" {
  name                                 = "web"
  user_pool_id                         = aws_cognito_user_pool.shop.id
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["openid", "email", "aws.cognito.signin.user.admin"]
  callback_urls                        = ["https://shop.example.org/signed-in"]
  logout_urls                          = ["https://shop.example.org/"]
  supported_identity_providers         = ["COGNITO", "Staff"]
  explicit_auth_flows                  = ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"]
  read_attributes                      = ["email", "name"]
  write_attributes                     = ["email", "name"]
  access_token_validity                = 5
  refresh_token_validity               = 30
  enable_token_revocation              = true
  prevent_user_existence_errors        = "ENABLED"
  token_validity_units {
    access_token  = "minutes"
    refresh_token = "days"
  }
  depends_on = [aws_cognito_identity_provider.staff]
}

resource "aws_cognito_user_pool_domain" "login" {
  user_pool_id          = aws_cognito_user_pool.shop.id
  domain                = "shop-login"
  managed_login_version = 1
}

resource "aws_kms_key" "codes" {
  description = "Encrypts codes for the mailer"
}

resource "aws_ses_domain_identity" "mail" {
  domain = "example.org"
}

resource "aws_wafv2_web_acl" "sign_in" {
  name  = "sign-in"
  scope = "REGIONAL"
  default_action {
    allow {}
  }
  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "sign-in"
    sampled_requests_enabled   = true
  }
}

resource "aws_wafv2_web_acl_association" "sign_in" {
  resource_arn = aws_cognito_user_pool.shop.arn
  web_acl_arn  = aws_wafv2_web_acl.sign_in.arn
}

resource "aws_iam_role" "skill" {
  name = "shop-skill"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "skill" {
  name = "logs"
  role = aws_iam_role.skill.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["logs:PutLogEvents"], Resource = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/shop-skill:*" }]
  })
}

resource "aws_lambda_function" "skill" {
  function_name = "shop-skill"
  s3_bucket     = "artifacts.example.org"
  s3_key        = "skill.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  role          = aws_iam_role.skill.arn
  timeout       = 8
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.skill.function_name
  function_version = "1"
}

resource "aws_lambda_permission" "alexa" {
  statement_id       = "alexa"
  action             = "lambda:InvokeFunction"
  function_name      = aws_lambda_function.skill.function_name
  qualifier          = aws_lambda_alias.live.name
  principal          = "alexa-appkit.amazon.com"
  event_source_token = "amzn1.ask.skill.00000000-0000-4000-8000-000000000002"
}

resource "aws_lambda_function" "claims" {
  function_name = "claims"
  s3_bucket     = "artifacts.example.org"
  s3_key        = "claims.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  role          = "arn:aws:iam::123456789012:role/claims"
}

resource "aws_lambda_permission" "claims" {
  statement_id  = "cognito"
  action        = "lambda:InvokeFunction"
  function_name = "claims"
  principal     = "cognito-idp.amazonaws.com"
  source_arn    = aws_cognito_user_pool.shop.arn
}

# Has nothing to do with Alexa or with signing in.
resource "aws_lambda_function" "invoices" {
  function_name = "invoices"
  s3_bucket     = "artifacts.example.org"
  s3_key        = "invoices.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  role          = "arn:aws:iam::123456789012:role/invoices"
  timeout       = 60
}

resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_authorizer" "orders" {
  api_id           = aws_apigatewayv2_api.orders.id
  name             = "orders"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]
  jwt_configuration {
    audience = [aws_cognito_user_pool_client.alexa.id, aws_cognito_user_pool_client.web.id]
    issuer   = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example00"
  }
}

resource "aws_apigatewayv2_route" "orders" {
  api_id             = aws_apigatewayv2_api.orders.id
  route_key          = "GET /orders"
  authorization_type = "JWT"
  authorizer_id      = aws_apigatewayv2_authorizer.orders.id
  target             = "integrations/orders"
}

resource "aws_route53_record" "delegation" {
  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = "eu.example.org"
  type    = "NS"
  ttl     = 300
  records = ["ns-1.awsdns-01.org"]
}
