# An application developer's reach: one stack, one folder of artifacts, one role to hand to CloudFormation.
# Network, table and roles are out of it by absence.
data "aws_iam_policy_document" "deploy_app" {
  statement {
    sid = "Stack"
    actions = [
      "cloudformation:CancelUpdateStack",
      "cloudformation:ContinueUpdateRollback",
      "cloudformation:CreateChangeSet",
      "cloudformation:DeleteChangeSet",
      "cloudformation:DeleteStack",
      "cloudformation:Describe*",
      "cloudformation:ExecuteChangeSet",
      "cloudformation:GetTemplate",
      "cloudformation:GetTemplateSummary",
      "cloudformation:List*",
      "cloudformation:RollbackStack",
      "cloudformation:TagResource",
    ]
    resources = [local.own.stack]
  }

  statement {
    sid       = "ServerlessTransform"
    actions   = ["cloudformation:CreateChangeSet"]
    resources = ["arn:aws:cloudformation:${local.region}:aws:transform/Serverless-2016-10-31"]
  }

  # A template that is no stack yet has no ARN.
  statement {
    sid       = "ReadTemplate"
    actions   = ["cloudformation:GetTemplateSummary", "cloudformation:ValidateTemplate"]
    resources = ["*"]
  }

  statement {
    sid       = "Artifacts"
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["${local.own.bucket}/*"]
  }

  statement {
    sid       = "ArtifactBucket"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket"]
    resources = [local.own.bucket]
  }

  # CloudFormation looks at the alarms that roll an update back as whoever asked for it.
  statement {
    sid       = "RollbackAlarms"
    actions   = ["cloudwatch:DescribeAlarms"]
    resources = [local.own.alarm]
  }

  # Where an alias is moved gradually: how far CodeDeploy has come, of groups that the stack has made.
  statement {
    sid       = "Shifts"
    actions   = ["codedeploy:GetDeployment", "codedeploy:ListDeployments"]
    resources = [local.own.shifts]
  }

  # A target is named by an id that AWS chooses.
  statement {
    sid       = "ShiftTargets"
    actions   = ["codedeploy:BatchGetDeploymentTargets", "codedeploy:ListDeploymentTargets"]
    resources = ["*"]
  }

  statement {
    sid       = "HandOver"
    actions   = ["iam:PassRole"]
    resources = [local.execution_role_arn]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["cloudformation.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "deploy_app" {
  count = var.application ? 1 : 0

  name               = local.role_name["deploy-app"]
  description        = "Yagura's runner deploys the application stack ${local.prefix}-app"
  assume_role_policy = data.aws_iam_policy_document.runner_trust.json
}

resource "aws_iam_role_policy" "deploy_app" {
  count = var.application ? 1 : 0

  name   = "deploy-app"
  role   = aws_iam_role.deploy_app[0].id
  policy = data.aws_iam_policy_document.deploy_app.json
}
