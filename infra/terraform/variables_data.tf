variable "billing_mode" {
  description = "How the table is paid for. PROVISIONED scales between the capacities below."
  type        = string
  default     = "PAY_PER_REQUEST"

  validation {
    condition     = contains(["PAY_PER_REQUEST", "PROVISIONED"], var.billing_mode)
    error_message = "billing_mode must be one of PAY_PER_REQUEST, PROVISIONED."
  }
}

variable "provisioned_capacity" {
  description = "Least and most capacity units for reads and for writes, used when billing_mode is PROVISIONED."
  type        = object({ min = number, max = number })
  default     = { min = 5, max = 20 }

  validation {
    condition     = var.provisioned_capacity.min >= 1 && var.provisioned_capacity.max >= var.provisioned_capacity.min
    error_message = "provisioned_capacity needs 1 <= min <= max."
  }
}

variable "point_in_time_recovery" {
  description = "Continuous backups of the table."
  type        = bool
}

variable "deletion_protection" {
  description = "Whether AWS refuses to delete the table."
  type        = bool
}
