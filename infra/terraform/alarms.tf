resource "aws_sns_topic" "alarms" {
  count = var.alarm_email == "" ? 0 : 1

  name = local.names.topic
}

resource "aws_sns_topic_subscription" "alarms" {
  count = var.alarm_email == "" ? 0 : 1

  topic_arn = aws_sns_topic.alarms[0].arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

locals {
  alarm_topics = aws_sns_topic.alarms[*].arn

  # Per function and metric; Duration in milliseconds.
  function_alarms = merge([for key, function in local.functions : {
    "${key}-errors"       = { function = function.name, metric = "Errors", statistic = "Sum", threshold = 5, periods = 2 }
    "${key}-throttles"    = { function = function.name, metric = "Throttles", statistic = "Sum", threshold = 5, periods = 1 }
    "${key}-near-timeout" = { function = function.name, metric = "Duration", statistic = "Maximum", threshold = function.timeout * 1000 * 0.9, periods = 1 }
  }]...)

  stream_alarms = {
    # How old the last record of a batch was when the processor got it, in milliseconds.
    "processor-iterator-age" = { function = local.functions.processor.name, metric = "IteratorAge", statistic = "Maximum", threshold = 60000, periods = 1 }
  }
}

resource "aws_cloudwatch_metric_alarm" "function" {
  for_each = merge(local.function_alarms, local.stream_alarms)

  alarm_name          = "${local.prefix}-${each.key}"
  alarm_description   = "${each.value.metric} of ${each.value.function}"
  namespace           = "AWS/Lambda"
  metric_name         = each.value.metric
  dimensions          = { FunctionName = each.value.function }
  statistic           = each.value.statistic
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  evaluation_periods  = each.value.periods
  period              = 300
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_topics
  ok_actions          = local.alarm_topics
}

resource "aws_cloudwatch_metric_alarm" "function_error_rate" {
  for_each = local.functions

  alarm_name          = "${local.prefix}-${each.key}-error-rate"
  alarm_description   = "Errors of ${each.value.name} in percent of its invocations"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 5
  evaluation_periods  = 2
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_topics
  ok_actions          = local.alarm_topics

  metric_query {
    id          = "rate"
    label       = "Error rate, percent"
    expression  = "100 * errors / invocations"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { errors = "Errors", invocations = "Invocations" }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/Lambda"
        metric_name = metric_query.value
        dimensions  = { FunctionName = each.value.name }
        period      = 300
        stat        = "Sum"
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "api_duration" {
  alarm_name          = "${local.prefix}-api-duration"
  alarm_description   = "95th percentile of the duration of ${local.functions.api.name}, in milliseconds"
  namespace           = "AWS/Lambda"
  metric_name         = "Duration"
  dimensions          = { FunctionName = local.functions.api.name }
  extended_statistic  = "p95"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 3000
  evaluation_periods  = 2
  period              = 300
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_topics
  ok_actions          = local.alarm_topics
}
