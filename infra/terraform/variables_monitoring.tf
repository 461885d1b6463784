variable "log_retention_days" {
  description = "Days that CloudWatch keeps log events."
  type        = number

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653."
  }
}

# The versions: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Lambda-Insights-extension-versions.html
variable "insights_layer_arn" {
  description = "Lambda Insights layer (arm64) that AWS publishes in this region; empty turns Insights off."
  type        = string

  validation {
    condition     = can(regex("^(arn:aws:lambda:[a-z0-9-]+:580247275435:layer:LambdaInsightsExtension-Arm64:[0-9]+)?$", var.insights_layer_arn))
    error_message = "insights_layer_arn must be empty or arn:aws:lambda:<region>:580247275435:layer:LambdaInsightsExtension-Arm64:<version>."
  }
}

variable "alarm_email" {
  description = "Address that alarms are sent to; empty for no topic and no actions."
  type        = string
  default     = ""

  validation {
    condition     = var.alarm_email == "" || can(regex("^[^@\\s]+@[^@\\s]+$", var.alarm_email))
    error_message = "alarm_email must be an address or empty."
  }
}
