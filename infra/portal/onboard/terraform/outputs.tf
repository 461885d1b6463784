output "read_role_arn" {
  description = "Write it into portal.yaml as roles.read."
  value       = aws_iam_role.read.arn
}
