# The hand-off to SAM. portal.yaml says in `inputs` which parameter each one feeds; a test compares it with the template.

output "environment" {
  description = "Environment; the template derives its names from it."
  value       = var.environment
}

output "private_subnet_ids" {
  description = "Subnets that the functions run in."
  value       = [for subnet in aws_subnet.private : subnet.id]
}

output "lambda_security_group_id" {
  description = "Security group of the functions."
  value       = aws_security_group.lambda.id
}

output "api_role_arn" {
  description = "Execution role of the api function."
  value       = aws_iam_role.function["api"].arn
}

output "processor_role_arn" {
  description = "Execution role of the processor function."
  value       = aws_iam_role.function["processor"].arn
}

output "scheduled_role_arn" {
  description = "Execution role of the scheduled function."
  value       = aws_iam_role.function["scheduled"].arn
}

output "table_name" {
  description = "The table."
  value       = aws_dynamodb_table.main.name
}

output "stream_arn" {
  description = "Stream of the table."
  value       = aws_dynamodb_table.main.stream_arn
}

output "dlq_arn" {
  description = "Queue for stream batches that failed every retry."
  value       = aws_sqs_queue.processor_dlq.arn
}

output "secret_arn" {
  description = "Secret that signs page cursors."
  value       = aws_secretsmanager_secret.cursor_key.arn
}

output "insights_layer_arn" {
  description = "Lambda Insights layer; empty when Insights is off."
  value       = var.insights_layer_arn
}

output "alarm_topic_arn" {
  description = "Topic that alarms notify; empty when no address was given."
  value       = one(aws_sns_topic.alarms[*].arn) == null ? "" : one(aws_sns_topic.alarms[*].arn)
}

output "artifacts_bucket" {
  description = "Bucket for deployment artifacts."
  value       = aws_s3_bucket.artifacts.id
}

output "cfn_execution_role_arn" {
  description = "Role that CloudFormation changes the stack under."
  value       = aws_iam_role.cfn_execution.arn
}
