# What a refresh reads: configuration of what is the system's own, and lists, which have no resource level.
data "aws_iam_policy_document" "plan" {
  statement {
    sid       = "ReadOwn"
    actions   = concat([for each in var.services : "${each}:Get*"], [for each in var.services : "${each}:Describe*"], [for each in var.services : "${each}:List*"])
    resources = var.arns
  }

  statement {
    sid       = "Lists"
    actions   = concat([for each in var.services : "${each}:Describe*"], [for each in var.services : "${each}:List*"], ["ec2:Describe*"])
    resources = ["*"]
  }

  dynamic "statement" {
    for_each = length(var.role_arns) > 0 ? [true] : []

    content {
      sid       = "Roles"
      actions   = ["iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListInstanceProfilesForRole", "iam:ListRolePolicies", "iam:ListRoleTags"]
      resources = var.role_arns
    }
  }

  dynamic "statement" {
    for_each = length(var.stack_arns) > 0 ? [true] : []

    content {
      sid       = "Stacks"
      actions   = ["cloudformation:Describe*", "cloudformation:Detect*", "cloudformation:GetTemplate", "cloudformation:List*"]
      resources = var.stack_arns
    }
  }

  # Before a plan is agreed to, IAM is asked what it would refuse to whoever applies it.
  dynamic "statement" {
    for_each = length(var.deploy_role_arns) > 0 ? [true] : []

    content {
      sid       = "PredictDenials"
      actions   = ["iam:SimulatePrincipalPolicy"]
      resources = var.full_iam_evaluation ? var.deploy_role_arns : ["*"]
    }
  }

  # Configuration, never what is kept in it.
  statement {
    sid       = "NoData"
    effect    = "Deny"
    actions   = ["dynamodb:BatchGetItem", "dynamodb:GetRecords", "s3:GetObjectVersion", "sqs:ReceiveMessage"]
    resources = ["*"]
  }

  # No object but the states and their locks, and of no table an item but of those that lock them.
  statement {
    sid           = "NoObjects"
    effect        = "Deny"
    actions       = ["s3:GetObject"]
    resources     = length(var.states.arns) > 0 ? null : ["*"]
    not_resources = length(var.states.arns) > 0 ? concat(var.states.arns, [for each in var.states.arns : "${each}.tflock"]) : null
  }

  statement {
    sid           = "NoItems"
    effect        = "Deny"
    actions       = ["dynamodb:GetItem"]
    resources     = length(var.states.lock_table_arns) > 0 ? null : ["*"]
    not_resources = length(var.states.lock_table_arns) > 0 ? var.states.lock_table_arns : null
  }
}

resource "aws_iam_role" "plan" {
  name               = var.role_name
  description        = "Yagura's runner plans and looks for drift"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "plan" {
  name   = "plan"
  role   = aws_iam_role.plan.id
  policy = data.aws_iam_policy_document.plan.json
}

module "state" {
  source = "../../state"
  count  = length(var.states.arns) > 0 ? 1 : 0

  role   = aws_iam_role.plan.name
  states = var.states
  write  = false
}
