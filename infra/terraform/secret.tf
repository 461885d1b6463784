# Signs the page cursors of GET /items. Ephemeral and write-only: the value is never in a plan or a state.
resource "aws_secretsmanager_secret" "cursor_key" {
  name        = local.names.secret
  description = "Key that signs page cursors of ${local.names.api}"
}

ephemeral "aws_secretsmanager_random_password" "cursor_key" {
  password_length     = 64
  exclude_punctuation = true
}

resource "aws_secretsmanager_secret_version" "cursor_key" {
  secret_id        = aws_secretsmanager_secret.cursor_key.id
  secret_string_wo = ephemeral.aws_secretsmanager_random_password.cursor_key.random_password

  # Raise to write a new key; cursors that are out then are refused, and clients start over.
  secret_string_wo_version = 1
}
