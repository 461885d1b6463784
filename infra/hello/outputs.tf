output "api_url" {
  description = "Base address of the HTTP API; GET <api_url>/hello answers."
  value       = trimsuffix(aws_apigatewayv2_stage.default.invoke_url, "/")
}

output "function_name" {
  description = "Name of the function behind GET /hello."
  value       = aws_lambda_function.hello.function_name
}
