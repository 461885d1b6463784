# Only where Terraform owns functions and API itself: a system without an application lane.
data "aws_iam_policy_document" "change_functions" {
  dynamic "statement" {
    for_each = var.application ? [] : [true]

    content {
      sid = "Function"
      actions = [
        "lambda:AddPermission",
        "lambda:CreateFunction",
        "lambda:DeleteFunction",
        "lambda:RemovePermission",
        "lambda:TagResource",
        "lambda:UntagResource",
        "lambda:UpdateFunctionCode",
        "lambda:UpdateFunctionConfiguration",
      ]
      resources = [local.own.function]
    }
  }

  dynamic "statement" {
    for_each = var.application ? [] : [true]

    content {
      sid       = "HandOver"
      actions   = ["iam:PassRole"]
      resources = [local.own.role]

      condition {
        test     = "StringEquals"
        variable = "iam:PassedToService"
        values   = ["lambda.amazonaws.com"]
      }
    }
  }

  dynamic "statement" {
    for_each = var.application ? [] : [true]

    content {
      sid       = "Api"
      actions   = ["apigateway:DELETE", "apigateway:PATCH", "apigateway:POST", "apigateway:PUT"]
      resources = local.own.apis

      # IfExists: parts of an API carry no tags of their own. What carries another system's tags is out of reach.
      dynamic "condition" {
        for_each = { Project = var.system, Environment = var.environment }

        content {
          test     = "StringEqualsIfExists"
          variable = "aws:ResourceTag/${condition.key}"
          values   = [condition.value]
        }
      }
    }
  }

  # An HTTP API's access log is a log delivery, which AWS manages without a resource level.
  dynamic "statement" {
    for_each = var.application ? [] : [true]

    content {
      sid = "AccessLog"
      actions = [
        "logs:CreateLogDelivery",
        "logs:DeleteLogDelivery",
        "logs:DescribeResourcePolicies",
        "logs:GetLogDelivery",
        "logs:PutResourcePolicy",
        "logs:UpdateLogDelivery",
      ]
      resources = ["*"]
    }
  }
}
