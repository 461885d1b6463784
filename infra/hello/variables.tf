variable "aws_region" {
  description = "Region that everything of this system lives in."
  type        = string
  default     = "ap-northeast-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.aws_region))
    error_message = "aws_region must be a region's code, such as ap-northeast-1."
  }
}

variable "environment" {
  description = "The one environment of this system."
  type        = string
  default     = "dev"

  validation {
    condition     = contains(["dev"], var.environment)
    error_message = "environment must be dev: hello has no other."
  }
}

# The path is kept in the state: name it relative to this folder, or every clone shows a change.
variable "function_zip" {
  description = "Deployment package made by `node tools/build/main.ts hello --out infra/hello/dist`, relative to this folder."
  type        = string
  default     = "dist/hello.zip"

  validation {
    condition     = fileexists(var.function_zip)
    error_message = "function_zip does not exist. Build it first: node tools/build/main.ts hello --out infra/hello/dist"
  }
}

variable "runtime" {
  description = "Lambda runtime. AWS provider 5.100 knows no newer Node than this."
  type        = string
  default     = "nodejs22.x"

  validation {
    condition     = can(regex("^nodejs[0-9]+\\.x$", var.runtime))
    error_message = "runtime must be a Node.js runtime, such as nodejs22.x."
  }
}

variable "log_level" {
  description = "Least severe level that the function writes."
  type        = string
  default     = "INFO"

  validation {
    condition     = contains(["DEBUG", "INFO", "WARN", "ERROR"], var.log_level)
    error_message = "log_level must be one of DEBUG, INFO, WARN, ERROR."
  }
}

variable "permissions_boundary" {
  description = "Name of the policy that bounds every role made here (infra/portal/access makes it); empty for none."
  type        = string
  default     = "yagura-hello-dev-boundary"

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{0,128}$", var.permissions_boundary))
    error_message = "permissions_boundary must be a policy's name, not its ARN."
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
