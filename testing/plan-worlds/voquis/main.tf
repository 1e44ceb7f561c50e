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
  source                          = "./module"
  cognito_user_pool_name          = "members"
  cognito_user_pool_client_name   = "alexa"
  cognito_user_pool_callback_urls = ["https://layla.amazon.com/api/skill/link/M1A2B3C4D5E6F7", "https://pitangui.amazon.com/api/skill/link/M1A2B3C4D5E6F7"]
  api_gateway_name                = "orders"
  authorizer_name                 = "members"
  stage_name                      = "live"
}
