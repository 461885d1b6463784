output "role_arns" {
  description = "Role ARNs by environment key, then by role: read, plan, deploy-infra and, with an application lane, deploy-app."
  value       = { for key, made in module.environment : key => made.role_arns }
}

output "boundary_arns" {
  description = "Permissions boundary that every role of an environment must carry, by environment key."
  value       = { for key, made in module.environment : key => made.boundary_arn }
}
