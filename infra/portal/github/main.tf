# What GitHub Actions may be: one role for plans, one a protected environment. None may do more than take on the portal's own
# roles of portal/access, and keep or fetch plan files. No key anywhere: GitHub signs who runs, AWS checks it.

resource "aws_iam_openid_connect_provider" "github" {
  count = var.provider_arn == null ? 1 : 0

  url            = "https://${local.issuer}"
  client_id_list = ["sts.amazonaws.com"]
}

locals {
  issuer       = "token.actions.githubusercontent.com"
  provider_arn = coalesce(var.provider_arn, one(aws_iam_openid_connect_provider.github[*].arn))
  bucket_arn   = "arn:aws:s3:::${var.plan_bucket}"

  plan_subjects = concat(
    ["repo:${var.repository}:pull_request"],
    [for branch in var.branches : "repo:${var.repository}:ref:refs/heads/${branch}"],
  )
}

data "aws_iam_policy_document" "plan_trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [local.provider_arn]
    }

    condition {
      test     = "StringEquals"
      variable = "${local.issuer}:aud"
      values   = ["sts.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "${local.issuer}:sub"
      values   = local.plan_subjects
    }
  }
}

resource "aws_iam_role" "plan" {
  name                 = "yagura-github-plan"
  description          = "GitHub Actions of ${var.repository}: plans of pull requests and of what was merged"
  assume_role_policy   = data.aws_iam_policy_document.plan_trust.json
  max_session_duration = 3600
}

data "aws_iam_policy_document" "plan" {
  statement {
    sid       = "PlanRoles"
    actions   = ["sts:AssumeRole", "sts:TagSession"]
    resources = var.plan_role_arns
  }

  statement {
    sid       = "KeepPlans"
    actions   = ["s3:PutObject"]
    resources = ["${local.bucket_arn}/plans/*"]
  }
}

resource "aws_iam_role_policy" "plan" {
  name   = "plan"
  role   = aws_iam_role.plan.id
  policy = data.aws_iam_policy_document.plan.json
}

data "aws_iam_policy_document" "deploy_trust" {
  for_each = var.deployments

  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [local.provider_arn]
    }

    condition {
      test     = "StringEquals"
      variable = "${local.issuer}:aud"
      values   = ["sts.amazonaws.com"]
    }

    # A job gets this subject only after the environment's own rules, its reviewers among them, let it run.
    condition {
      test     = "StringEquals"
      variable = "${local.issuer}:sub"
      values   = ["repo:${var.repository}:environment:${each.key}"]
    }
  }
}

resource "aws_iam_role" "deploy" {
  for_each = var.deployments

  name                 = "yagura-github-deploy-${each.key}"
  description          = "GitHub Actions of ${var.repository}: deploys behind the environment ${each.key}"
  assume_role_policy   = data.aws_iam_policy_document.deploy_trust[each.key].json
  max_session_duration = 3600
}

data "aws_iam_policy_document" "deploy" {
  for_each = var.deployments

  statement {
    sid       = "DeployRoles"
    actions   = ["sts:AssumeRole", "sts:TagSession"]
    resources = each.value
  }

  statement {
    sid       = "FetchPlans"
    actions   = ["s3:GetObject"]
    resources = ["${local.bucket_arn}/plans/*"]
  }
}

resource "aws_iam_role_policy" "deploy" {
  for_each = var.deployments

  name   = "deploy"
  role   = aws_iam_role.deploy[each.key].id
  policy = data.aws_iam_policy_document.deploy[each.key].json
}
