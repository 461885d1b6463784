variable "environments" {
  description = "System/environment keys to make roles for, and whether each has an application lane (a SAM stack)."
  type        = map(object({ application = bool }))
  default = {
    "hello/dev"     = { application = false }
    "items/dev"     = { application = true }
    "items/staging" = { application = true }
    "items/prod"    = { application = true }
  }

  validation {
    condition     = alltrue([for key in keys(var.environments) : can(regex("^[a-z][a-z0-9-]{0,19}/(dev|staging|prod)$", key))])
    error_message = "Each key must be <system>/<environment>, such as items/dev; environments are dev, staging, prod."
  }
}

variable "collector_principal_arns" {
  description = "Principals that may assume the read roles: the collector's."
  type        = list(string)

  validation {
    condition     = length(var.collector_principal_arns) > 0 && alltrue([for arn in var.collector_principal_arns : can(regex("^arn:aws:(iam|sts)::[0-9]{12}:[a-z-]+/.+$", arn))])
    error_message = "collector_principal_arns must be ARNs of users or roles; whole accounts and * are not allowed."
  }
}

variable "runner_principal_arns" {
  description = "Principals that may assume the plan and deploy roles: the runner's."
  type        = list(string)

  validation {
    condition     = length(var.runner_principal_arns) > 0 && alltrue([for arn in var.runner_principal_arns : can(regex("^arn:aws:(iam|sts)::[0-9]{12}:[a-z-]+/.+$", arn))])
    error_message = "runner_principal_arns must be ARNs of users or roles; whole accounts and * are not allowed."
  }
}

variable "states" {
  description = "By system/environment: Terraform states in S3 that its runs plan and apply with, as portal.yaml names them: ARNs of objects, of DynamoDB tables that lock them and of KMS keys that encrypt them. None: the states are local."
  type = map(object({
    arns            = list(string)
    lock_table_arns = optional(list(string), [])
    key_arns        = optional(list(string), [])
  }))
  default = {}

  validation {
    condition     = alltrue([for key in keys(var.states) : contains(keys(var.environments), key)])
    error_message = "Each key must be one of environments."
  }
}

variable "read_bill" {
  description = "Whether the read roles may ask Cost Explorer, at $0.01 a request, for the bill. It cannot be narrowed to an environment: who may, sees the account's whole bill."
  type        = bool
  default     = false
}

variable "full_iam_evaluation" {
  description = "Whether the IAM in use decides creates by the resource's ARN and knows iam:PermissionsBoundary, as AWS does. False widens deploy-infra."
  type        = bool
  default     = true
}

variable "aws_region" {
  description = "Region that everything of this system lives in."
  type        = string
  default     = "ap-northeast-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.aws_region))
    error_message = "aws_region must be a region's code, such as ap-northeast-1."
  }
}

variable "owner" {
  description = "Team that answers for this system; value of the tag Owner."
  type        = string
  default     = "platform"

  validation {
    condition     = length(trimspace(var.owner)) > 0
    error_message = "owner must name a team."
  }
}

variable "cost_center" {
  description = "Who pays; value of the tag CostCenter."
  type        = string
  default     = "portal-demo"

  validation {
    condition     = length(trimspace(var.cost_center)) > 0
    error_message = "cost_center must not be empty."
  }
}
