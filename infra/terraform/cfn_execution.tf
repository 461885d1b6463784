# CloudFormation's own role: all that the application lane can ever change. Whoever deploys the application passes
# it and has none of it.
data "aws_iam_policy_document" "cfn_execution" {
  statement {
    sid = "Functions"
    actions = [
      "lambda:AddPermission",
      "lambda:CreateFunction",
      "lambda:DeleteFunction",
      "lambda:GetFunction",
      "lambda:GetFunctionCodeSigningConfig",
      "lambda:GetFunctionConfiguration",
      "lambda:GetFunctionRecursionConfig",
      "lambda:GetPolicy",
      "lambda:GetRuntimeManagementConfig",
      "lambda:ListTags",
      "lambda:RemovePermission",
      "lambda:TagResource",
      "lambda:UntagResource",
      "lambda:UpdateFunctionCode",
      "lambda:UpdateFunctionConfiguration",
    ]
    resources = values(local.arns.functions)
  }

  statement {
    sid     = "Layer"
    actions = ["lambda:DeleteLayerVersion", "lambda:GetLayerVersion", "lambda:PublishLayerVersion"]
    resources = [
      "arn:aws:lambda:${var.aws_region}:${local.account}:layer:${local.prefix}-powertools",
      "arn:aws:lambda:${var.aws_region}:${local.account}:layer:${local.prefix}-powertools:*",
    ]
  }

  dynamic "statement" {
    for_each = var.insights_layer_arn == "" ? [] : [true]

    content {
      sid       = "InsightsLayer"
      actions   = ["lambda:GetLayerVersion"]
      resources = [var.insights_layer_arn]
    }
  }

  statement {
    sid       = "StreamMapping"
    actions   = ["lambda:CreateEventSourceMapping", "lambda:DeleteEventSourceMapping", "lambda:UpdateEventSourceMapping"]
    resources = ["*"]

    condition {
      test     = "ArnEquals"
      variable = "lambda:FunctionArn"
      values   = [local.arns.functions.processor]
    }
  }

  statement {
    sid       = "StreamMappingById"
    actions   = ["lambda:GetEventSourceMapping", "lambda:ListTags", "lambda:TagResource", "lambda:UntagResource"]
    resources = ["arn:aws:lambda:${var.aws_region}:${local.account}:event-source-mapping:*"]
  }

  # API Gateway's ARNs carry ids that AWS chooses and no account. IfExists: parts of an API carry no tags of their
  # own; what carries another system's tags is out of reach.
  statement {
    sid     = "Api"
    actions = ["apigateway:DELETE", "apigateway:GET", "apigateway:PATCH", "apigateway:POST", "apigateway:PUT"]
    resources = [
      "arn:aws:apigateway:${var.aws_region}::/restapis",
      "arn:aws:apigateway:${var.aws_region}::/restapis/*",
      "arn:aws:apigateway:${var.aws_region}::/tags/*",
    ]

    dynamic "condition" {
      for_each = { Project = local.system, Environment = var.environment }

      content {
        test     = "StringEqualsIfExists"
        variable = "aws:ResourceTag/${condition.key}"
        values   = [condition.value]
      }
    }
  }

  statement {
    sid = "Schedule"
    actions = [
      "events:DeleteRule",
      "events:DescribeRule",
      "events:ListTagsForResource",
      "events:ListTargetsByRule",
      "events:PutRule",
      "events:PutTargets",
      "events:RemoveTargets",
      "events:TagResource",
      "events:UntagResource",
    ]
    resources = ["arn:aws:events:${var.aws_region}:${local.account}:rule/${local.prefix}-daily"]
  }

  statement {
    sid = "Alarm"
    actions = [
      "cloudwatch:DeleteAlarms",
      "cloudwatch:DescribeAlarms",
      "cloudwatch:ListTagsForResource",
      "cloudwatch:PutMetricAlarm",
      "cloudwatch:TagResource",
      "cloudwatch:UntagResource",
    ]
    resources = ["arn:aws:cloudwatch:${var.aws_region}:${local.account}:alarm:${local.prefix}-api-5xx"]
  }

  # Checked by the services against whoever creates: a function in a VPC, an access log.
  statement {
    sid       = "Lookups"
    actions   = ["ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs", "logs:DescribeLogGroups"]
    resources = ["*"]
  }

  statement {
    sid       = "Artifacts"
    actions   = ["s3:GetObject"]
    resources = ["${local.arns.bucket}/*"]
  }

  statement {
    sid       = "ServerlessTransform"
    actions   = ["cloudformation:CreateChangeSet"]
    resources = ["arn:aws:cloudformation:${var.aws_region}:aws:transform/Serverless-2016-10-31"]
  }

  statement {
    sid       = "HandOver"
    actions   = ["iam:PassRole"]
    resources = values(local.arns.roles)

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "cfn_execution" {
  name                 = local.names.execution
  description          = "CloudFormation changes ${local.names.stack} under this role"
  assume_role_policy   = data.aws_iam_policy_document.trust["cloudformation"].json
  permissions_boundary = local.boundary_arn
}

resource "aws_iam_role_policy" "cfn_execution" {
  name   = "stack"
  role   = aws_iam_role.cfn_execution.id
  policy = data.aws_iam_policy_document.cfn_execution.json
}
