variable "collector_principal_arn" {
  description = "ARN of the role or user that the collector runs as."
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:(iam|sts)::[0-9]{12}:(role|user|assumed-role)/.+$", var.collector_principal_arn))
    error_message = "collector_principal_arn must be the ARN of a role or user; whole accounts and * are not allowed."
  }
}

variable "external_id" {
  description = "Also stands in portal.yaml as externalId. Empty means that none is asked for."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^([A-Za-z0-9+=,.@:/-]{8,128})?$", var.external_id))
    error_message = "external_id must be empty or 8 to 128 letters, digits or + = , . @ : / -."
  }
}

variable "organization_id" {
  description = "Also asks that the collector's account belongs to this organization. Empty means that it is not asked."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^(o-[a-z0-9]{10,32})?$", var.organization_id))
    error_message = "organization_id must be empty or an organization's ID, such as o-abcdefghij."
  }
}

variable "role_name" {
  description = "Name of the role; portal.yaml names it as roles.read."
  type        = string
  default     = "yagura-read"
}

variable "read_bill" {
  description = "Whether the role may ask Cost Explorer, at $0.01 a request. It shows the whole bill of the account."
  type        = bool
  default     = false
}

variable "list_accounts" {
  description = "Whether the role may list the accounts of the organization. Answered in its management account and that of a delegated administrator."
  type        = bool
  default     = false
}

variable "state_object_arns" {
  description = "Terraform states that may be read, such as arn:aws:s3:::shop-tfstate/*. No other object is ever read."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for each in var.state_object_arns : can(regex("^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{2,62}/.+$", each))])
    error_message = "state_object_arns must be ARNs of objects in one bucket each, such as arn:aws:s3:::shop-tfstate/*."
  }
}
