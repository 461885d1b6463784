output "role_name" {
  description = "Name of the role, once it is made."
  value       = aws_iam_role.deploy.name
}
