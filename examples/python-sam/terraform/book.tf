locals {
  prefix = "gb-${var.stage}"
}

data "aws_caller_identity" "this" {}

resource "aws_dynamodb_table" "entries" {
  name         = "${local.prefix}-entries"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }
}

# Built functions lie here by the hash of their content.
resource "aws_s3_bucket" "code" {
  bucket        = "${local.prefix}-code-${data.aws_caller_identity.this.account_id}"
  force_destroy = true
}

resource "aws_s3_bucket_public_access_block" "code" {
  bucket                  = aws_s3_bucket.code.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
