variable "environment" {
  description = "Environment; part of every name."
  type        = string

  validation {
    condition     = contains(["dev", "staging", "prod"], var.environment)
    error_message = "environment must be one of dev, staging, prod."
  }
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

variable "permissions_boundary" {
  description = "Name of the policy that bounds every role made here (infra/portal/access makes it); empty for none."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{0,128}$", var.permissions_boundary))
    error_message = "permissions_boundary must be a policy's name, not its ARN."
  }
}

variable "artifact_days" {
  description = "Days after which a deployment artifact is deleted from the bucket."
  type        = number

  validation {
    condition     = var.artifact_days >= 1 && floor(var.artifact_days) == var.artifact_days
    error_message = "artifact_days must be a whole number of days, 1 or more."
  }
}
