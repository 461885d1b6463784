# What `terraform plan` and drift detection need beyond reading: the configuration calls of a refresh.
data "aws_iam_policy_document" "refresh" {
  statement {
    sid = "Refresh"
    actions = [
      "cloudformation:DetectStackDrift",
      "cloudformation:DetectStackResourceDrift",
      "iam:ListInstanceProfilesForRole",
      "logs:ListTagsForResource",
      "s3:Get*Configuration",
      "s3:GetBucket*",
      "s3:ListBucket",
      "secretsmanager:GetResourcePolicy",
      "sns:ListTagsForResource",
    ]
    resources = concat(local.own.log_groups, [
      local.own.bucket,
      local.own.role,
      local.own.secret,
      local.own.stack,
      local.own.topic,
    ])
  }

  # Before a plan is agreed to, IAM is asked what it would refuse to whoever applies it.
  statement {
    sid       = "PredictDenials"
    actions   = ["iam:SimulatePrincipalPolicy"]
    resources = [local.deploy_roles, local.execution_role_arn]
  }

  # The provider reads a secret back even when it may only write it, and keeps nothing of it.
  statement {
    sid       = "RefreshSecret"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [local.own.secret]
  }

  # An IAM that cannot tell the ARN from the request decides these on *: nothing narrower would pass.
  dynamic "statement" {
    for_each = var.full_iam_evaluation ? [] : [true]

    content {
      sid       = "RefreshWithoutArn"
      actions   = ["dynamodb:ListTagsOfResource", "iam:SimulatePrincipalPolicy", "sns:ListTagsForResource"]
      resources = ["*"]
    }
  }

  # AWS has no resource level for these. A subscription's ARN ends in an id of its own.
  statement {
    sid = "RefreshAccount"
    actions = [
      "application-autoscaling:Describe*",
      "application-autoscaling:ListTagsForResource",
      "logs:ListLogDeliveries",
      "secretsmanager:GetRandomPassword",
      "sns:GetSubscriptionAttributes",
    ]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "plan" {
  source_policy_documents = [
    data.aws_iam_policy_document.read.json,
    data.aws_iam_policy_document.refresh.json,
  ]
}

resource "aws_iam_role" "plan" {
  name               = local.role_name["plan"]
  description        = "Yagura's runner plans ${local.prefix} and looks for drift"
  assume_role_policy = data.aws_iam_policy_document.runner_trust.json
}

resource "aws_iam_role_policy" "plan" {
  name   = "plan"
  role   = aws_iam_role.plan.id
  policy = data.aws_iam_policy_document.plan.json
}
