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
  source                           = "./module"
  name                             = "members"
  domain                           = "members-login"
  enable_username_case_sensitivity = false
  username_attributes              = ["email"]
  clients = [
    {
      name                         = "web"
      allowed_oauth_flows          = ["code"]
      callback_urls                = ["https://app.example.org/callback"]
      supported_identity_providers = ["COGNITO"]
    },
    {
      name                         = "alexa"
      generate_secret              = true
      allowed_oauth_flows          = ["code"]
      callback_urls                = ["https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7", "https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7"]
      supported_identity_providers = ["COGNITO"]
      refresh_token_validity       = 3650
    },
  ]
}
