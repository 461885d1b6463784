output "api_gateway_logs_role_arn" {
  description = "Role under which API Gateway writes logs in this region."
  value       = aws_api_gateway_account.this.cloudwatch_role_arn
}
