locals {
  table_alarms = merge(
    {
      "table-read-throttles"  = { metric = "ReadThrottleEvents", dimensions = {}, threshold = 5, periods = 2 }
      "table-write-throttles" = { metric = "WriteThrottleEvents", dimensions = {}, threshold = 5, periods = 2 }
    },
    # DynamoDB publishes SystemErrors per operation only: an alarm on the table alone could never fire.
    { for slug, operation in local.table_operations : "table-system-errors-${slug}" => {
      metric = "SystemErrors", dimensions = { Operation = operation }, threshold = 0, periods = 1
    } },
  )

  # What the functions call.
  table_operations = {
    batch-write-item     = "BatchWriteItem"
    delete-item          = "DeleteItem"
    get-item             = "GetItem"
    put-item             = "PutItem"
    query                = "Query"
    transact-write-items = "TransactWriteItems"
    update-item          = "UpdateItem"
  }
}

resource "aws_cloudwatch_metric_alarm" "table" {
  for_each = local.table_alarms

  alarm_name          = "${local.prefix}-${each.key}"
  alarm_description   = "${join(" ", concat([each.value.metric], values(each.value.dimensions)))} of ${local.names.table}"
  namespace           = "AWS/DynamoDB"
  metric_name         = each.value.metric
  dimensions          = merge({ TableName = local.names.table }, each.value.dimensions)
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  evaluation_periods  = each.value.periods
  period              = 300
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_topics
  ok_actions          = local.alarm_topics
}

resource "aws_cloudwatch_metric_alarm" "queue" {
  alarm_name          = "${local.prefix}-processor-dlq-messages"
  alarm_description   = "Messages waiting in ${local.names.queue}: stream batches that failed every retry"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = local.names.queue }
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  period              = 300
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_topics
  ok_actions          = local.alarm_topics
}
