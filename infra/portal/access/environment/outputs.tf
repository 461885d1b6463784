output "role_arns" {
  description = "ARNs by role."
  value = merge(
    { "read" = aws_iam_role.read.arn, "plan" = aws_iam_role.plan.arn, "deploy-infra" = aws_iam_role.deploy_infra.arn },
    var.application ? { "deploy-app" = aws_iam_role.deploy_app[0].arn } : {},
  )
}

output "boundary_arn" {
  description = "Permissions boundary that every role of this environment must carry."
  value       = aws_iam_policy.boundary.arn
}
