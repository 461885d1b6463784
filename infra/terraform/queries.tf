locals {
  function_log_groups = [for group in aws_cloudwatch_log_group.function : group.name]

  queries = {
    errors      = <<-EOT
      fields @timestamp, @log, level, message, function_request_id
      | filter level = "ERROR" or @message like /Task timed out|Runtime\./
      | sort @timestamp desc
      | limit 100
    EOT
    slowest     = <<-EOT
      filter @type = "REPORT"
      | fields @timestamp, @log, @requestId, @duration, @billedDuration, @maxMemoryUsed
      | sort @duration desc
      | limit 50
    EOT
    cold-starts = <<-EOT
      filter @type = "REPORT" and ispresent(@initDuration)
      | stats count(*) as coldStarts, avg(@initDuration) as averageInit, max(@initDuration) as longestInit by @log
    EOT
    throttles   = <<-EOT
      fields @timestamp, @log, @message
      | filter @message like /ThrottlingException|ProvisionedThroughputExceeded|TooManyRequests|Rate exceeded/
      | sort @timestamp desc
      | limit 100
    EOT
    one-request = <<-EOT
      fields @timestamp, @log, level, message
      | filter @requestId = "PASTE-A-REQUEST-ID" or function_request_id = "PASTE-A-REQUEST-ID" or requestId = "PASTE-A-REQUEST-ID"
      | sort @timestamp asc
      | limit 1000
    EOT
  }
}

resource "aws_cloudwatch_query_definition" "saved" {
  for_each = local.queries

  name            = "${local.prefix}/${each.key}"
  log_group_names = local.function_log_groups
  query_string    = trimspace(each.value)
}
