locals {
  # Title to the metrics drawn in it: namespace, metric, then name and value of each dimension, then options.
  function_metrics = [for metric in ["Invocations", "Errors", "Throttles"] : {
    title   = "Functions: ${metric}"
    metrics = [for function in local.functions : ["AWS/Lambda", metric, "FunctionName", function.name, { stat = "Sum" }]]
  }]

  duration_metrics = [for key, function in local.functions : {
    title   = "Duration: ${key}"
    metrics = [for stat in ["p50", "p95", "p99"] : ["AWS/Lambda", "Duration", "FunctionName", function.name, { stat = stat, label = stat }]]
  }]

  table_metrics = [
    {
      title   = "Table: consumed capacity"
      metrics = [for kind in ["Read", "Write"] : ["AWS/DynamoDB", "Consumed${kind}CapacityUnits", "TableName", local.names.table, { stat = "Sum" }]]
    },
    {
      title   = "Table: throttle events"
      metrics = [for kind in ["Read", "Write"] : ["AWS/DynamoDB", "${kind}ThrottleEvents", "TableName", local.names.table, { stat = "Sum" }]]
    },
    {
      title   = "Table: latency"
      metrics = [for operation in values(local.table_operations) : ["AWS/DynamoDB", "SuccessfulRequestLatency", "TableName", local.names.table, "Operation", operation, { stat = "p95" }]]
    },
  ]

  api_metrics = [
    {
      title   = "API: requests"
      metrics = [for metric in ["Count", "4XXError", "5XXError"] : ["AWS/ApiGateway", metric, "ApiName", local.names.api, { stat = "Sum" }]]
    },
    {
      title   = "API: latency"
      metrics = [for stat in ["p50", "p95", "p99"] : ["AWS/ApiGateway", "Latency", "ApiName", local.names.api, { stat = stat, label = stat }]]
    },
  ]

  queue_metrics = [{
    title   = "Queue: failed batches"
    metrics = [["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", local.names.queue, { stat = "Maximum" }]]
  }]

  widgets = concat(local.function_metrics, local.duration_metrics, local.table_metrics, local.api_metrics, local.queue_metrics)
}

resource "aws_cloudwatch_dashboard" "main" {
  dashboard_name = local.names.dashboard

  # Three widgets a row on CloudWatch's grid of 24 columns.
  dashboard_body = jsonencode({
    widgets = [for index, widget in local.widgets : {
      type   = "metric"
      x      = 8 * (index % 3)
      y      = 6 * floor(index / 3)
      width  = 8
      height = 6
      properties = {
        title   = widget.title
        region  = var.aws_region
        view    = "timeSeries"
        period  = 300
        metrics = widget.metrics
      }
    }]
  })
}
