output "entries" {
  description = "Name of the table of entries."
  value       = aws_dynamodb_table.entries.name
}

output "clerk" {
  description = "ARN of the role that both functions work as."
  value       = aws_iam_role.clerk.arn
}

output "code" {
  description = "Bucket that built functions are uploaded to."
  value       = aws_s3_bucket.code.id
}
