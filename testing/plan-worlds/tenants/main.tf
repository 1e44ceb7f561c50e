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

module "tenant" {
  source  = "./modules/identity"
  count   = 2
  name    = format("tenant-%d", count.index)
  clients = ["alexa", "web"]
}
