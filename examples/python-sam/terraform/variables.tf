variable "stage" {
  description = "Stage of the guest book, part of every name."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,9}$", var.stage))
    error_message = "stage must be two to ten small letters and digits, such as test."
  }
}

variable "region" {
  description = "Region that everything lives in."
  type        = string
  default     = "ap-northeast-1"
}
