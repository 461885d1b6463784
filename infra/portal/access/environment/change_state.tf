# Table, queue, bucket, secret, logs, alarms: scoped by name.
data "aws_iam_policy_document" "change_state" {
  statement {
    sid = "ChangeOwn"
    actions = [
      "cloudwatch:DeleteAlarms",
      "cloudwatch:DeleteDashboards",
      "cloudwatch:PutDashboard",
      "cloudwatch:PutMetricAlarm",
      "cloudwatch:TagResource",
      "cloudwatch:UntagResource",
      "dynamodb:CreateTable",
      "dynamodb:DeleteTable",
      "dynamodb:TagResource",
      "dynamodb:UntagResource",
      "dynamodb:UpdateContinuousBackups",
      "dynamodb:UpdateTable",
      "dynamodb:UpdateTimeToLive",
      "logs:CreateLogGroup",
      "logs:DeleteLogGroup",
      "logs:DeleteRetentionPolicy",
      "logs:PutRetentionPolicy",
      "logs:TagResource",
      "logs:UntagResource",
      "s3:CreateBucket",
      "s3:DeleteBucket",
      "s3:DeleteBucketPolicy",
      "s3:PutBucket*",
      "s3:PutEncryptionConfiguration",
      "s3:PutLifecycleConfiguration",
      "secretsmanager:CreateSecret",
      "secretsmanager:DeleteSecret",
      "secretsmanager:PutSecretValue",
      "secretsmanager:TagResource",
      "secretsmanager:UntagResource",
      "secretsmanager:UpdateSecret",
      "secretsmanager:UpdateSecretVersionStage",
      "sns:CreateTopic",
      "sns:DeleteTopic",
      "sns:SetTopicAttributes",
      "sns:Subscribe",
      "sns:TagResource",
      "sns:Unsubscribe",
      "sns:UntagResource",
      "sqs:CreateQueue",
      "sqs:DeleteQueue",
      "sqs:SetQueueAttributes",
      "sqs:TagQueue",
      "sqs:UntagQueue",
    ]
    resources = concat(local.own.log_groups, [
      local.own.alarm,
      local.own.bucket,
      local.own.dashboard,
      local.own.queue,
      local.own.secret,
      local.own.table,
      local.own.topic,
    ])
  }

  statement {
    sid = "Roles"
    actions = [
      "iam:DeleteRole",
      "iam:DeleteRolePolicy",
      "iam:TagRole",
      "iam:UntagRole",
      "iam:UpdateAssumeRolePolicy",
      "iam:UpdateRole",
      "iam:UpdateRoleDescription",
    ]
    resources = [local.own.role]
  }

  statement {
    sid = "RolesUnderBoundary"
    actions = [
      "iam:AttachRolePolicy",
      "iam:CreateRole",
      "iam:DetachRolePolicy",
      "iam:PutRolePermissionsBoundary",
      "iam:PutRolePolicy",
    ]
    resources = [local.own.role]

    dynamic "condition" {
      for_each = var.full_iam_evaluation ? [aws_iam_policy.boundary.arn] : []

      content {
        test     = "StringEquals"
        variable = "iam:PermissionsBoundary"
        values   = [condition.value]
      }
    }
  }

  # Made by AWS the first time that a table of the account is scaled.
  dynamic "statement" {
    for_each = var.application ? [true] : []

    content {
      sid       = "AutoscalingRole"
      actions   = ["iam:CreateServiceLinkedRole"]
      resources = ["arn:aws:iam::${local.account}:role/aws-service-role/dynamodb.application-autoscaling.amazonaws.com/*"]
    }
  }

  # An IAM that cannot tell the ARN from the request decides these on *: nothing narrower would pass.
  dynamic "statement" {
    for_each = var.full_iam_evaluation ? [] : [true]

    content {
      sid = "ChangeWithoutArn"
      actions = concat(
        [
          "cloudwatch:DeleteAlarms",
          "cloudwatch:DeleteDashboards",
          "cloudwatch:PutDashboard",
          "cloudwatch:TagResource",
          "dynamodb:TagResource",
          "dynamodb:UntagResource",
          "sns:TagResource",
        ],
        var.application ? [] : ["lambda:CreateFunction"],
      )
      resources = ["*"]
    }
  }

  # AWS has no resource level for these.
  statement {
    sid = "ChangeUnscoped"
    actions = [
      "application-autoscaling:DeleteScalingPolicy",
      "application-autoscaling:DeregisterScalableTarget",
      "application-autoscaling:PutScalingPolicy",
      "application-autoscaling:RegisterScalableTarget",
      "application-autoscaling:TagResource",
      "logs:DeleteQueryDefinition",
      "logs:PutQueryDefinition",
    ]
    resources = ["*"]
  }
}
