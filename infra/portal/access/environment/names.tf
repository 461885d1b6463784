data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

locals {
  # Everything of an environment is called <prefix>-…; the hyphen keeps items-dev from reaching items-dev2.
  prefix  = "${var.system}-${var.environment}"
  account = data.aws_caller_identity.current.account_id
  region  = data.aws_region.current.name

  role_name = { for role in ["read", "plan", "deploy-infra", "deploy-app"] : role => "yagura-${local.prefix}-${role}" }

  own = {
    alarm     = "arn:aws:cloudwatch:${local.region}:${local.account}:alarm:${local.prefix}-*"
    dashboard = "arn:aws:cloudwatch::${local.account}:dashboard/${local.prefix}-*"
    bucket    = "arn:aws:s3:::${local.prefix}-artifacts-${local.account}"
    function  = "arn:aws:lambda:${local.region}:${local.account}:function:${local.prefix}-*"
    layer     = "arn:aws:lambda:${local.region}:${local.account}:layer:${local.prefix}-*"
    mapping   = "arn:aws:lambda:${local.region}:${local.account}:event-source-mapping:*"
    queue     = "arn:aws:sqs:${local.region}:${local.account}:${local.prefix}-*"
    role      = "arn:aws:iam::${local.account}:role/${local.prefix}-*"
    shifts    = "arn:aws:codedeploy:${local.region}:${local.account}:deploymentgroup:${local.prefix}-app-*/*"
    secret    = "arn:aws:secretsmanager:${local.region}:${local.account}:secret:${local.prefix}-*"
    stack     = "arn:aws:cloudformation:${local.region}:${local.account}:stack/${local.prefix}-app/*"
    table     = "arn:aws:dynamodb:${local.region}:${local.account}:table/${local.prefix}-*"
    topic     = "arn:aws:sns:${local.region}:${local.account}:${local.prefix}-*"
    # API Gateway's ARNs carry ids that AWS chooses, no account and no name: the region is all that can be said.
    apis = [for kind in ["restapis", "apis", "tags"] : "arn:aws:apigateway:${local.region}::/${kind}*"]
    # On the default bus, and on a bus by name.
    rules = [for bus in ["", "*/"] : "arn:aws:events:${local.region}:${local.account}:rule/${bus}${local.prefix}-*"]
    log_groups = [for service in ["lambda", "apigateway"] :
      "arn:aws:logs:${local.region}:${local.account}:log-group:/aws/${service}/${local.prefix}-*"
    ]
  }

  deploy_roles       = "arn:aws:iam::${local.account}:role/yagura-${local.prefix}-deploy-*"
  execution_role_arn = "arn:aws:iam::${local.account}:role/${local.prefix}-cfn-execution"
}
