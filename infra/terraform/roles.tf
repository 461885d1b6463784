data "aws_iam_policy_document" "trust" {
  for_each = toset(["lambda", "cloudformation"])

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["${each.key}.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "function" {
  for_each = local.functions

  name                 = each.value.name
  description          = "Execution role of ${each.value.name}"
  assume_role_policy   = data.aws_iam_policy_document.trust["lambda"].json
  permissions_boundary = local.boundary_arn
}

# SAM adds nothing to a role that it is given: network, tracing and logs are granted here.
data "aws_iam_policy_document" "function_base" {
  for_each = local.functions

  statement {
    sid       = "Logs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["arn:aws:logs:${var.aws_region}:${local.account}:log-group:/aws/lambda/${each.value.name}:*"]
  }

  # wildcards.json says why these have no resource.
  statement {
    sid = "Network"
    actions = [
      "ec2:AssignPrivateIpAddresses",
      "ec2:CreateNetworkInterface",
      "ec2:DeleteNetworkInterface",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeSubnets",
      "ec2:UnassignPrivateIpAddresses",
    ]
    resources = ["*"]
  }

  statement {
    sid       = "Tracing"
    actions   = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"]
    resources = ["*"]
  }

  dynamic "statement" {
    for_each = var.insights_layer_arn == "" ? [] : [true]

    content {
      sid       = "Insights"
      actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      resources = ["arn:aws:logs:${var.aws_region}:${local.account}:log-group:/aws/lambda-insights:*"]
    }
  }
}

resource "aws_iam_role_policy" "function_base" {
  for_each = local.functions

  name   = "base"
  role   = aws_iam_role.function[each.key].id
  policy = data.aws_iam_policy_document.function_base[each.key].json
}

locals {
  function_policies = {
    api       = data.aws_iam_policy_document.api.json
    processor = data.aws_iam_policy_document.processor.json
    scheduled = data.aws_iam_policy_document.scheduled.json
  }
}

resource "aws_iam_role_policy" "function_own" {
  for_each = local.function_policies

  name   = "own"
  role   = aws_iam_role.function[each.key].id
  policy = each.value
}
