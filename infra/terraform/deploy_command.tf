locals {
  parameters = {
    Environment        = var.environment
    SubnetIds          = join(",", [for subnet in aws_subnet.private : subnet.id])
    SecurityGroupId    = aws_security_group.lambda.id
    ApiRoleArn         = aws_iam_role.function["api"].arn
    ProcessorRoleArn   = aws_iam_role.function["processor"].arn
    ScheduledRoleArn   = aws_iam_role.function["scheduled"].arn
    TableName          = aws_dynamodb_table.main.name
    StreamArn          = aws_dynamodb_table.main.stream_arn
    DeadLetterQueueArn = aws_sqs_queue.processor_dlq.arn
    CursorSecretArn    = aws_secretsmanager_secret.cursor_key.arn
    InsightsLayerArn   = var.insights_layer_arn
    AlarmTopicArn      = length(local.alarm_topics) > 0 ? local.alarm_topics[0] : ""
  }
}

# Quoted twice: for the shell and for SAM, which otherwise keeps the stack's previous value of an empty parameter.
output "sam_deploy_command" {
  description = "Builds and deploys the application by hand, from the root of the repository."
  value       = <<-EOT
    cd infra/sam && sam build && sam deploy \
      --stack-name ${local.names.stack} \
      --region ${var.aws_region} \
      --s3-bucket ${aws_s3_bucket.artifacts.id} \
      --s3-prefix sam \
      --role-arn ${aws_iam_role.cfn_execution.arn} \
      --no-confirm-changeset \
      --no-fail-on-empty-changeset \
      --tags Project=${local.system} Environment=${var.environment} ManagedBy=sam Owner=${var.owner} CostCenter=${var.cost_center} \
      --parameter-overrides ${join(" ", [for name, value in local.parameters : "'${name}=\"${value}\"'"])}
  EOT
}
