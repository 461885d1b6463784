variable "repository" {
  description = "The repository on GitHub whose workflows may be this, owner/name."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.repository))
    error_message = "repository must be <owner>/<name>, without a wildcard."
  }
}

variable "branches" {
  description = "Branches whose pushes are planned before they are deployed."
  type        = list(string)
  default     = ["develop", "main"]

  validation {
    condition     = length(var.branches) > 0 && alltrue([for branch in var.branches : can(regex("^[A-Za-z0-9._/-]+$", branch))])
    error_message = "branches must be names of branches, without a wildcard."
  }
}

variable "plan_role_arns" {
  description = "Plan roles of portal/access that a pull request may be planned with."
  type        = list(string)

  validation {
    condition     = length(var.plan_role_arns) > 0 && alltrue([for arn in var.plan_role_arns : can(regex("^arn:aws:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$", arn))])
    error_message = "plan_role_arns must be ARNs of roles, without a wildcard."
  }
}

variable "deployments" {
  description = "Environment of the GitHub repository → deploy roles of portal/access that its jobs may take on."
  type        = map(list(string))

  validation {
    condition = alltrue(flatten([
      for name, arns in var.deployments : concat(
        [can(regex("^[a-z][a-z0-9-]{0,39}$", name)), length(arns) > 0],
        [for arn in arns : can(regex("^arn:aws:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$", arn))],
      )
    ]))
    error_message = "deployments must map lower-case names of environments to ARNs of roles, without a wildcard."
  }
}

variable "plan_bucket" {
  description = "Bucket that keeps plan files below plans/ until they are applied; encrypted, private, with a lifecycle of days."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.plan_bucket))
    error_message = "plan_bucket must be the name of a bucket."
  }
}

variable "provider_arn" {
  description = "The account's identity provider of GitHub where it has one already; an account can have one only."
  type        = string
  default     = null
}

variable "aws_region" {
  description = "Region of the provider; the roles are global."
  type        = string
  default     = "ap-northeast-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.aws_region))
    error_message = "aws_region must be a region's code, such as ap-northeast-1."
  }
}

variable "owner" {
  description = "Team that answers for it; value of the tag Owner."
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
