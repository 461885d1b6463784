# What an apply or a change set needs: all of the services on what is the system's own, and its roles.
data "aws_iam_policy_document" "deploy" {
  statement {
    sid       = "Own"
    actions   = [for each in var.services : "${each}:*"]
    resources = var.full_iam_evaluation ? var.arns : tolist(["*"])
  }

  statement {
    sid       = "Lists"
    actions   = concat([for each in var.services : "${each}:Describe*"], [for each in var.services : "${each}:List*"], ["ec2:Describe*"])
    resources = ["*"]
  }

  # Ids that AWS chooses: the region is all that can be said.
  statement {
    sid       = "WithoutNames"
    actions   = ["lambda:*EventSourceMapping*", "apigateway:*"]
    resources = ["arn:aws:lambda:*:*:event-source-mapping:*", "arn:aws:apigateway:*::/*"]
  }

  statement {
    sid       = "MappingsUnscoped"
    actions   = ["lambda:CreateEventSourceMapping", "lambda:ListEventSourceMappings"]
    resources = ["*"]
  }

  dynamic "statement" {
    for_each = length(var.role_arns) > 0 ? [true] : []

    content {
      sid       = "Roles"
      actions   = ["iam:DeleteRole*", "iam:DetachRolePolicy", "iam:GetRole*", "iam:List*Role*", "iam:PassRole", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole*"]
      resources = var.role_arns
    }
  }

  dynamic "statement" {
    for_each = length(var.role_arns) > 0 ? [true] : []

    content {
      sid       = "RolesUnderBoundary"
      actions   = ["iam:AttachRolePolicy", "iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"]
      resources = var.role_arns

      dynamic "condition" {
        for_each = var.boundary_arn == "" ? [] : [var.boundary_arn]

        content {
          test     = "StringEquals"
          variable = "iam:PermissionsBoundary"
          values   = [condition.value]
        }
      }
    }
  }

  dynamic "statement" {
    for_each = length(var.stack_arns) > 0 ? [true] : []

    content {
      sid = "Stacks"
      actions = [
        "cloudformation:CancelUpdateStack",
        "cloudformation:ContinueUpdateRollback",
        "cloudformation:CreateChangeSet",
        "cloudformation:DeleteChangeSet",
        "cloudformation:DeleteStack",
        "cloudformation:Describe*",
        "cloudformation:ExecuteChangeSet",
        "cloudformation:GetTemplate*",
        "cloudformation:List*",
        "cloudformation:RollbackStack",
        "cloudformation:TagResource",
      ]
      resources = var.stack_arns
    }
  }

  # Where an alias is moved gradually: how far CodeDeploy has come. CloudFormation names the application after its stack.
  dynamic "statement" {
    for_each = length(var.stack_arns) > 0 ? [true] : []

    content {
      sid       = "Shifts"
      actions   = ["codedeploy:GetDeployment", "codedeploy:ListDeployments"]
      resources = [for each in var.stack_arns : "arn:aws:codedeploy:*:*:deploymentgroup:${split("/", each)[1]}-*/*"]
    }
  }

  # A target is named by an id that AWS chooses.
  dynamic "statement" {
    for_each = length(var.stack_arns) > 0 ? [true] : []

    content {
      sid       = "ShiftTargets"
      actions   = ["codedeploy:BatchGetDeploymentTargets", "codedeploy:ListDeploymentTargets"]
      resources = ["*"]
    }
  }

  statement {
    sid       = "Transforms"
    actions   = ["cloudformation:CreateChangeSet"]
    resources = ["arn:aws:cloudformation:*:aws:transform/*"]
  }

  dynamic "statement" {
    for_each = length(var.execution_role_arns) > 0 ? [true] : []

    content {
      sid       = "HandOver"
      actions   = ["iam:PassRole"]
      resources = var.execution_role_arns

      condition {
        test     = "StringEquals"
        variable = "iam:PassedToService"
        values   = ["cloudformation.amazonaws.com"]
      }
    }
  }
}

resource "aws_iam_role" "deploy" {
  name               = var.role_name
  description        = "Yagura's runner changes what is this system's own"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "deploy" {
  name   = "deploy"
  role   = aws_iam_role.deploy.id
  policy = data.aws_iam_policy_document.deploy.json
}
