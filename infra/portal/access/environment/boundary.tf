# The most that any role of this environment can ever do, whatever policy it is given. deploy-infra writes
# policies; without this it could write itself a way out of its environment.
data "aws_iam_policy_document" "boundary" {
  statement {
    sid = "Own"
    actions = [
      "cloudwatch:*",
      "dynamodb:*",
      "events:*",
      "lambda:*",
      "logs:*",
      "s3:GetObject",
      "secretsmanager:DescribeSecret",
      "secretsmanager:GetSecretValue",
      "sns:Publish",
      "sqs:*",
    ]
    resources = concat(local.own.log_groups, local.own.rules, [
      "${local.own.bucket}/*",
      local.own.alarm,
      local.own.function,
      local.own.layer,
      local.own.mapping,
      local.own.queue,
      local.own.secret,
      local.own.table,
      local.own.topic,
    ])
  }

  # Lambda Insights is AWS's own log group and AWS's own layer.
  statement {
    sid       = "Insights"
    actions   = ["lambda:GetLayerVersion", "logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["arn:aws:lambda:*:580247275435:layer:LambdaInsightsExtension*", "arn:aws:logs:${local.region}:${local.account}:log-group:/aws/lambda-insights:*"]
  }

  statement {
    sid       = "Apis"
    actions   = ["apigateway:*"]
    resources = local.own.apis
  }

  statement {
    sid       = "HandOver"
    actions   = ["iam:GetRole", "iam:PassRole"]
    resources = [local.own.role]
  }

  statement {
    sid       = "ServerlessTransform"
    actions   = ["cloudformation:CreateChangeSet"]
    resources = ["arn:aws:cloudformation:${local.region}:aws:transform/Serverless-2016-10-31"]
  }

  # AWS has no resource level for these.
  statement {
    sid = "Unscoped"
    actions = [
      "dynamodb:ListStreams",
      "ec2:AssignPrivateIpAddresses",
      "ec2:CreateNetworkInterface",
      "ec2:DeleteNetworkInterface",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSubnets",
      "ec2:DescribeVpcs",
      "ec2:UnassignPrivateIpAddresses",
      "lambda:CreateEventSourceMapping",
      "lambda:DeleteEventSourceMapping",
      "lambda:GetEventSourceMapping",
      "lambda:ListEventSourceMappings",
      "lambda:UpdateEventSourceMapping",
      "xray:PutTelemetryRecords",
      "xray:PutTraceSegments",
    ]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "boundary" {
  name        = "yagura-${local.prefix}-boundary"
  description = "The most that a role of ${local.prefix} may do"
  policy      = data.aws_iam_policy_document.boundary.json
}
