variable "environments" {
  description = "By system/environment: names of the roles (null: there is none), what is its own by the beginning of names or by ARN, services that it uses by their IAM prefix, stacks, roles handed to CloudFormation, the boundary that its roles must carry, its Terraform states in S3 with what locks and encrypts them."
  type = map(object({
    role_names = object({
      read           = optional(string)
      plan           = optional(string)
      infrastructure = optional(string)
      application    = optional(string)
    })
    prefixes            = optional(list(string), [])
    arns                = optional(list(string), [])
    services            = optional(list(string), ["apigateway", "cloudwatch", "dynamodb", "events", "lambda", "logs", "s3", "scheduler", "sns", "sqs", "ssm", "states"])
    stacks              = optional(list(string), [])
    execution_role_arns = optional(list(string), [])
    boundary_arn        = optional(string, "")
    external_id         = optional(string, "")
    states = optional(object({
      arns            = list(string)
      lock_table_arns = optional(list(string), [])
      key_arns        = optional(list(string), [])
    }), { arns = [] })
  }))

  validation {
    condition     = alltrue(flatten([for each in values(var.environments) : [for prefix in each.prefixes : can(regex("^[A-Za-z][A-Za-z0-9-]{2,}$", prefix))]]))
    error_message = "prefixes must be beginnings of names of three letters or more, such as shop-dev: a shorter one is everybody's."
  }
}

variable "collector_principal_arn" {
  description = "ARN of the role or user that the collector runs as."
  type        = string
}

variable "runner_principal_arn" {
  description = "ARN of the role or user that the runner runs as."
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:(iam|sts)::[0-9]{12}:(role|user|assumed-role)/.+$", var.runner_principal_arn))
    error_message = "runner_principal_arn must be the ARN of a role or user; whole accounts and * are not allowed."
  }
}

variable "read_bill" {
  description = "Whether the read roles may ask Cost Explorer, at $0.01 a request. It shows the whole bill of the account."
  type        = bool
  default     = false
}

variable "full_iam_evaluation" {
  description = "Whether the IAM in use decides creates by the resource's ARN, as AWS does. False widens the deploy roles."
  type        = bool
  default     = true
}

variable "aws_region" {
  description = "Region that everything lives in."
  type        = string
  default     = "ap-northeast-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.aws_region))
    error_message = "aws_region must be a region's code, such as ap-northeast-1."
  }
}
