# What the collector may do: look. No item, no message, no secret value, nothing that changes.
data "aws_iam_policy_document" "read" {
  statement {
    sid = "Own"
    actions = [
      "cloudformation:Describe*",
      "cloudformation:Get*",
      "cloudformation:List*",
      "dynamodb:Describe*",
      "dynamodb:ListTagsOfResource",
      "events:Describe*",
      "events:List*",
      "iam:GetRole",
      "iam:GetRolePolicy",
      "iam:ListAttachedRolePolicies",
      "iam:ListRolePolicies",
      "iam:SimulatePrincipalPolicy",
      "lambda:Get*",
      "lambda:List*",
      "logs:FilterLogEvents",
      "logs:GetLogEvents",
      "logs:GetLogGroupFields",
      "logs:StartLiveTail",
      "logs:StartQuery",
      "secretsmanager:DescribeSecret",
      "sns:GetTopicAttributes",
      "sns:ListSubscriptionsByTopic",
      "sqs:GetQueueAttributes",
      "sqs:GetQueueUrl",
      "sqs:ListQueueTags",
    ]
    resources = concat(local.own.log_groups, local.own.rules, [
      local.own.function,
      local.own.layer,
      local.own.queue,
      local.own.role,
      local.own.secret,
      local.own.stack,
      local.own.table,
      local.own.topic,
    ])
  }

  # API Gateway names this group itself, after the id of the API.
  statement {
    sid       = "ExecutionLogs"
    actions   = ["logs:FilterLogEvents", "logs:GetLogEvents", "logs:StartLiveTail", "logs:StartQuery"]
    resources = ["arn:aws:logs:${local.region}:${local.account}:log-group:API-Gateway-Execution-Logs_*"]
  }

  statement {
    sid       = "Apis"
    actions   = ["apigateway:GET"]
    resources = local.own.apis
  }

  # AWS has no resource level for these, or answers lists only on *.
  statement {
    sid = "Account"
    actions = [
      "cloudformation:DescribeStackDriftDetectionStatus",
      "cloudformation:ListStacks",
      "cloudtrail:LookupEvents",
      "cloudwatch:Describe*",
      "cloudwatch:Get*",
      "cloudwatch:List*",
      "dynamodb:ListStreams",
      "dynamodb:ListTables",
      "ec2:Describe*",
      "lambda:GetAccountSettings",
      "lambda:GetEventSourceMapping",
      "lambda:ListEventSourceMappings",
      "lambda:ListFunctions",
      "logs:Describe*",
      "logs:GetQueryResults",
      "logs:StopLiveTail",
      "logs:StopQuery",
      "pricing:GetProducts",
      "tag:GetResources",
      "xray:BatchGetTraces",
      "xray:GetServiceGraph",
      "xray:GetTraceSummaries",
    ]
    resources = ["*"]
  }

  # An IAM that cannot tell the ARN from the request decides this on *: nothing narrower would pass.
  dynamic "statement" {
    for_each = var.full_iam_evaluation ? [] : [true]

    content {
      sid       = "QueryWithoutArn"
      actions   = ["logs:StartQuery"]
      resources = ["*"]
    }
  }

  # Cost Explorer knows no resource below a billing view, and that is the account's whole bill: tags narrow what is
  # asked for, not what may be. Each request costs $0.01, so the right is there only where it is wanted.
  dynamic "statement" {
    for_each = var.read_bill ? ["Bill"] : []

    content {
      sid       = statement.value
      actions   = ["ce:GetCostAndUsage"]
      resources = ["*"]
    }
  }
}

resource "aws_iam_role" "read" {
  name               = local.role_name["read"]
  description        = "Yagura's collector reads ${local.prefix}"
  assume_role_policy = data.aws_iam_policy_document.collector_trust.json
}

resource "aws_iam_role_policy" "read" {
  name   = "read"
  role   = aws_iam_role.read.id
  policy = data.aws_iam_policy_document.read.json
}
