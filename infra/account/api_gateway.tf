# API Gateway writes execution and access logs of every REST API of an account and region under one role. It
# exists once, so no system may own it: two systems would overwrite each other's.

data "aws_iam_policy_document" "api_gateway_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["apigateway.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "api_gateway_logs" {
  # IAM is global, the setting is regional: the region in the name keeps two regions apart.
  name               = "account-apigateway-logs-${var.aws_region}"
  description        = "Lets API Gateway write to CloudWatch Logs in ${var.aws_region}"
  assume_role_policy = data.aws_iam_policy_document.api_gateway_trust.json
}

# AWS's own policy, with a wildcard resource: API Gateway tests the role against it and names log groups itself.
resource "aws_iam_role_policy_attachment" "api_gateway_logs" {
  role       = aws_iam_role.api_gateway_logs.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "this" {
  cloudwatch_role_arn = aws_iam_role.api_gateway_logs.arn

  depends_on = [aws_iam_role_policy_attachment.api_gateway_logs]
}
