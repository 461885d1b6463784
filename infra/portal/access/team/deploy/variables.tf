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

variable "execution_role_arns" {
  description = "Roles that CloudFormation works as."
  type        = list(string)
}

variable "boundary_arn" {
  description = "Boundary that every role of the system must carry. Empty: none is asked for, and whoever deploys may give a role any right."
  type        = string
}

variable "full_iam_evaluation" {
  description = "Whether the IAM in use decides creates by the resource's ARN."
  type        = bool
}
