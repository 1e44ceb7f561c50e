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

provider "aws" {
  alias                       = "us"
  region                      = "us-east-1"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

variable "google_client_secret" {
  type      = string
  sensitive = true
  default   = "example-google-secret"
}

resource "aws_cognito_user_pool" "members" {
  name                     = "members"
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  deletion_protection      = "ACTIVE"
  mfa_configuration        = "OPTIONAL"

  software_token_mfa_configuration {
    enabled = true
  }

  username_configuration {
    case_sensitive = false
  }

  schema {
    name                = "tenant"
    attribute_data_type = "String"
    mutable             = true
    string_attribute_constraints {
      min_length = "1"
      max_length = "64"
    }
  }
}

resource "aws_cognito_resource_server" "api" {
  user_pool_id = aws_cognito_user_pool.members.id
  identifier   = "https://api.example.org"
  name         = "api"
  scope {
    scope_name        = "orders.read"
    scope_description = "Read orders"
  }
  scope {
    scope_name        = "orders.write"
    scope_description = "Place orders"
  }
}

resource "aws_cognito_identity_provider" "google" {
  user_pool_id  = aws_cognito_user_pool.members.id
  provider_name = "Google"
  provider_type = "Google"
  provider_details = {
    client_id        = "google-client"
    client_secret    = var.google_client_secret
    authorize_scopes = "openid email"
  }
  attribute_mapping = {
    email = "email"
  }
}

resource "aws_cognito_user_pool_client" "assistant" {
  name                                 = "assistant"
  user_pool_id                         = aws_cognito_user_pool.members.id
  generate_secret                      = true
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["openid", "https://api.example.org/orders.read", "https://api.example.org/orders.write"]
  callback_urls = [
    "https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7",
    "https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7",
    "https://alexa.amazon.co.jp/api/skill/link/M1A2B3C4D5E6F7",
  ]
  supported_identity_providers  = ["COGNITO", "Google"]
  explicit_auth_flows           = ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"]
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
  depends_on = [aws_cognito_resource_server.api, aws_cognito_identity_provider.google]
}

resource "aws_acm_certificate" "login" {
  provider          = aws.us
  domain_name       = "login.example.org"
  validation_method = "DNS"
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "validation" {
  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = one(aws_acm_certificate.login.domain_validation_options).resource_record_name
  type    = one(aws_acm_certificate.login.domain_validation_options).resource_record_type
  records = [one(aws_acm_certificate.login.domain_validation_options).resource_record_value]
  ttl     = 300
}

resource "aws_acm_certificate_validation" "login" {
  provider                = aws.us
  certificate_arn         = aws_acm_certificate.login.arn
  validation_record_fqdns = [aws_route53_record.validation.fqdn]
}

resource "aws_cognito_user_pool_domain" "login" {
  domain          = "login.example.org"
  user_pool_id    = aws_cognito_user_pool.members.id
  certificate_arn = aws_acm_certificate_validation.login.certificate_arn
}

resource "aws_route53_record" "login" {
  for_each = toset(["A", "AAAA"])
  zone_id  = "Z0123456789ABCDEFGHIJ"
  name     = "login.example.org"
  type     = each.key
  alias {
    name                   = aws_cognito_user_pool_domain.login.cloudfront_distribution
    zone_id                = aws_cognito_user_pool_domain.login.cloudfront_distribution_zone_id
    evaluate_target_health = false
  }
}

resource "aws_iam_role" "skill" {
  name = "skill"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "skill" {
  name = "logs"
  role = aws_iam_role.skill.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["logs:CreateLogStream", "logs:PutLogEvents"], Resource = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/skill:*" }]
  })
}

resource "aws_lambda_function" "skill" {
  function_name = "skill"
  role          = aws_iam_role.skill.arn
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  s3_bucket     = "artifacts.example.org"
  s3_key        = "skill.zip"
  memory_size   = 512
  timeout       = 8
  environment {
    variables = { SAAS_API_URL = "https://api.example.org" }
  }
}

resource "aws_lambda_permission" "alexa" {
  statement_id       = "alexa"
  action             = "lambda:InvokeFunction"
  function_name      = aws_lambda_function.skill.function_name
  principal          = "alexa-appkit.amazon.com"
  event_source_token = "amzn1.ask.skill.00000000-0000-0000-0000-000000000000"
}

resource "aws_cloudwatch_log_group" "skill" {
  name              = "/aws/lambda/skill"
  retention_in_days = 365
}

resource "aws_sns_topic" "alerts" {
  name = "alerts"
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "skill-errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "AWS/Lambda"
  period              = 60
  statistic           = "Sum"
  threshold           = 0
  dimensions          = { FunctionName = "skill" }
  alarm_actions       = [aws_sns_topic.alerts.arn]
}
