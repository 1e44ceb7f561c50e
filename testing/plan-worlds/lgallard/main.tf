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

# review/cases/public-modules.ts says which module this is; it is put into ./module when plans are captured.
module "identity" {
  source                   = "./module"
  user_pool_name           = "members"
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  deletion_protection      = "ACTIVE"
  domain                   = "members-login"
  domain_managed_login_version = 1
  clients = [
    {
      name                                 = "web"
      allowed_oauth_flows_user_pool_client = true
      allowed_oauth_flows                  = ["code"]
      allowed_oauth_scopes                 = ["openid", "email"]
      callback_urls                        = ["https://app.example.org/callback"]
      supported_identity_providers         = ["COGNITO"]
      explicit_auth_flows                  = ["ALLOW_REFRESH_TOKEN_AUTH"]
    },
    {
      name                                 = "alexa"
      generate_secret                      = true
      allowed_oauth_flows_user_pool_client = true
      allowed_oauth_flows                  = ["code"]
      allowed_oauth_scopes                 = ["openid", "email"]
      callback_urls                        = ["https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7", "https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7"]
      supported_identity_providers         = ["COGNITO"]
      explicit_auth_flows                  = ["ALLOW_REFRESH_TOKEN_AUTH"]
      access_token_validity                = 60
      refresh_token_validity               = 3650
      token_validity_units                 = { access_token = "minutes", id_token = "hours", refresh_token = "days" }
    },
  ]
  tags = { team = "identity" }
}
