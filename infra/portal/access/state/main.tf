# A Terraform state in S3: a plan reads it and holds its lock meanwhile, an apply also writes it.
locals {
  locks   = [for each in var.states.arns : "${each}.tflock"]
  buckets = distinct([for each in var.states.arns : split("/", each)[0]])
}

data "aws_iam_policy_document" "state" {
  statement {
    sid       = "State"
    actions   = concat(["s3:GetObject"], var.write ? ["s3:PutObject"] : [])
    resources = var.states.arns
  }

  statement {
    sid       = "Lock"
    actions   = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
    resources = local.locks
  }

  statement {
    sid       = "Bucket"
    actions   = ["s3:ListBucket"]
    resources = local.buckets
  }

  dynamic "statement" {
    for_each = length(var.states.lock_table_arns) > 0 ? [true] : []

    content {
      sid       = "LockTable"
      actions   = ["dynamodb:DeleteItem", "dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:PutItem"]
      resources = var.states.lock_table_arns
    }
  }

  dynamic "statement" {
    for_each = length(var.states.key_arns) > 0 ? [true] : []

    content {
      sid       = "Key"
      actions   = ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"]
      resources = var.states.key_arns
    }
  }
}

resource "aws_iam_role_policy" "state" {
  name   = "state"
  role   = var.role
  policy = data.aws_iam_policy_document.state.json
}
