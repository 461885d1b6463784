variable "role_name" {
  description = "Name of the role; portal.yaml names it."
  type        = string
}

variable "runner_principal_arn" {
  description = "ARN of the role or user that the runner runs as."
  type        = string
}

variable "external_id" {
  description = "Asked for when it is not empty."
  type        = string
}

variable "services" {
  description = "IAM prefixes of the services that the system uses."
  type        = list(string)
}

variable "arns" {
  description = "What is the system's own."
  type        = list(string)
}

variable "role_arns" {
  description = "IAM roles of the system."
  type        = list(string)
}

variable "stack_arns" {
  description = "CloudFormation stacks of the system."
  type        = list(string)
}

variable "deploy_role_arns" {
  description = "Roles that apply what is planned, and those that CloudFormation works as: what they lack is said with the plan."
  type        = list(string)
}

variable "states" {
  description = "Terraform states in S3: ARNs of objects, of tables that lock them and of keys that encrypt them."
  type = object({
    arns            = list(string)
    lock_table_arns = optional(list(string), [])
    key_arns        = optional(list(string), [])
  })
  default = { arns = [] }
}

variable "full_iam_evaluation" {
  description = "Whether the IAM in use decides a simulation by the role that is asked about."
  type        = bool
}
