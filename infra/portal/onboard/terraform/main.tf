# The read role of one account, as ../read-role.template.yaml makes it by CloudFormation.
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = [var.collector_principal_arn]
    }

    dynamic "condition" {
      for_each = { for key, value in { "sts:ExternalId" = var.external_id, "aws:PrincipalOrgID" = var.organization_id } : key => value if value != "" }

      content {
        test     = "StringEquals"
        variable = condition.key
        values   = [condition.value]
      }
    }
  }
}

# Cost Explorer knows no resource below a billing view, which is the account's whole bill.
data "aws_iam_policy_document" "bill" {
  statement {
    sid       = "Bill"
    actions   = ["ce:GetCostAndUsage"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "accounts" {
  statement {
    sid       = "Accounts"
    actions   = ["organizations:ListAccounts"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "state" {
  statement {
    sid       = "State"
    actions   = ["s3:GetObject"]
    resources = var.state_object_arns
  }
}

resource "aws_iam_role" "read" {
  name               = var.role_name
  description        = "Yagura's collector looks at this account and changes nothing"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

# Made by `npm run read-role` from the calls in lib/aws/read.
resource "aws_iam_role_policy" "read" {
  name   = "read"
  role   = aws_iam_role.read.id
  policy = file("${path.module}/read-policy.json")
}

resource "aws_iam_role_policy" "bill" {
  count = var.read_bill ? 1 : 0

  name   = "bill"
  role   = aws_iam_role.read.id
  policy = data.aws_iam_policy_document.bill.json
}

resource "aws_iam_role_policy" "accounts" {
  count = var.list_accounts ? 1 : 0

  name   = "accounts"
  role   = aws_iam_role.read.id
  policy = data.aws_iam_policy_document.accounts.json
}

resource "aws_iam_role_policy" "state" {
  count = length(var.state_object_arns) > 0 ? 1 : 0

  name   = "state"
  role   = aws_iam_role.read.id
  policy = data.aws_iam_policy_document.state.json
}
