variable "system" {
  description = "System that the roles are for."
  type        = string
}

variable "environment" {
  description = "Environment that the roles are for."
  type        = string
}

variable "application" {
  description = "Whether a SAM stack <system>-<environment>-app exists. Without one, functions and API are Terraform's."
  type        = bool
}

variable "collector_principal_arns" {
  description = "Principals that may assume the read role."
  type        = list(string)
}

variable "runner_principal_arns" {
  description = "Principals that may assume the plan and deploy roles."
  type        = list(string)
}

variable "states" {
  description = "Terraform states in S3: ARNs of objects, of tables that lock them and of keys that encrypt them."
  type = object({
    arns            = list(string)
    lock_table_arns = optional(list(string), [])
    key_arns        = optional(list(string), [])
  })
}

variable "read_bill" {
  description = "Whether the read role may ask Cost Explorer for the account's bill."
  type        = bool
}

variable "full_iam_evaluation" {
  description = "Whether creates are decided by ARN and iam:PermissionsBoundary is known."
  type        = bool
}
