output "plan_role_arn" {
  description = "Repository variable AWS_PLAN_ROLE."
  value       = aws_iam_role.plan.arn
}

output "deploy_role_arns" {
  description = "Variable AWS_DEPLOY_ROLE of each environment of the repository."
  value       = { for name, role in aws_iam_role.deploy : name => role.arn }
}
