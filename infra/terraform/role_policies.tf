# What each function does to data, and nothing more.

data "aws_iam_policy_document" "api" {
  statement {
    sid = "Items"
    # A transaction is decided as the single writes in it.
    actions = [
      "dynamodb:DeleteItem",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:UpdateItem",
    ]
    resources = [local.arns.table]
  }

  statement {
    sid       = "Lists"
    actions   = ["dynamodb:Query"]
    resources = [for index in keys(local.indexes) : "${local.arns.table}/index/${index}"]
  }

  statement {
    sid       = "CursorKey"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = [local.arns.secret]
  }
}

data "aws_iam_policy_document" "processor" {
  # A stream is called after the moment it was made; the table has one at a time.
  statement {
    sid = "Stream"
    actions = [
      "dynamodb:DescribeStream",
      "dynamodb:GetRecords",
      "dynamodb:GetShardIterator",
      "dynamodb:ListStreams",
    ]
    resources = ["${local.arns.table}/stream/*"]
  }

  statement {
    sid       = "Counts"
    actions   = ["dynamodb:PutItem", "dynamodb:UpdateItem"]
    resources = [local.arns.table]
  }

  # Lambda sends a batch that failed under this role.
  statement {
    sid       = "OnFailure"
    actions   = ["sqs:SendMessage"]
    resources = [local.arns.queue]
  }
}

data "aws_iam_policy_document" "scheduled" {
  statement {
    sid       = "Expired"
    actions   = ["dynamodb:Query"]
    resources = ["${local.arns.table}/index/EntityTypeIndex"]
  }

  statement {
    sid = "Summary"
    # Query of the table itself reads the counts; deletes go in batches.
    actions   = ["dynamodb:BatchWriteItem", "dynamodb:PutItem", "dynamodb:Query"]
    resources = [local.arns.table]
  }
}
