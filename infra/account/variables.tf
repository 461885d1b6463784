variable "aws_region" {
  description = "Region whose per-account settings these are."
  type        = string
  default     = "ap-northeast-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.aws_region))
    error_message = "aws_region must be a region's code, such as ap-northeast-1."
  }
}

variable "owner" {
  description = "Team that answers for the account; value of the tag Owner."
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
