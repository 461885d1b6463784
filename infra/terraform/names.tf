# The same names are derived in infra/names.ts (the portal) and in infra/sam/template.yaml; tests compare the three.

data "aws_caller_identity" "current" {}

locals {
  system = "items"
  prefix = "${local.system}-${var.environment}"

  names = {
    table         = "${local.prefix}-data"
    stack         = "${local.prefix}-app"
    queue         = "${local.prefix}-processor-dlq"
    bucket        = "${local.prefix}-artifacts-${data.aws_caller_identity.current.account_id}"
    secret        = "${local.prefix}-cursor-key"
    api           = "${local.prefix}-api"
    api_log_group = "/aws/apigateway/${local.prefix}-api"
    topic         = "${local.prefix}-alarms"
    dashboard     = "${local.prefix}-dashboard"
    execution     = "${local.prefix}-cfn-execution"
  }

  # The timeouts, in seconds, are the SAM template's; the near-timeout alarms need them here.
  functions = {
    api       = { name = "${local.prefix}-api", timeout = 10 }
    processor = { name = "${local.prefix}-processor", timeout = 30 }
    scheduled = { name = "${local.prefix}-scheduled", timeout = 60 }
  }

  # Built from names, not read from resources: a policy that refers to a resource is shown as changing in every plan
  # that touches the resource, and a change of IAM is what a reviewer must be able to trust.
  arns = {
    table     = "arn:aws:dynamodb:${var.aws_region}:${local.account}:table/${local.names.table}"
    queue     = "arn:aws:sqs:${var.aws_region}:${local.account}:${local.names.queue}"
    bucket    = "arn:aws:s3:::${local.names.bucket}"
    functions = { for key, function in local.functions : key => "arn:aws:lambda:${var.aws_region}:${local.account}:function:${function.name}" }
    roles     = { for key, function in local.functions : key => "arn:aws:iam::${local.account}:role/${function.name}" }
    # Secrets Manager adds a hyphen and six characters of its own.
    secret = "arn:aws:secretsmanager:${var.aws_region}:${local.account}:secret:${local.names.secret}-??????"
  }

  account      = data.aws_caller_identity.current.account_id
  boundary_arn = var.permissions_boundary == "" ? null : "arn:aws:iam::${local.account}:policy/${var.permissions_boundary}"
}
