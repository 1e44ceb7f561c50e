variable "domain" {
  type = string
}

variable "user_pool_id" {
  type = string
}

resource "aws_cognito_user_pool_domain" "this" {
  domain       = var.domain
  user_pool_id = var.user_pool_id
}
