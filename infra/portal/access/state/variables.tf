variable "role" {
  description = "Name of the role."
  type        = string
}

variable "states" {
  description = "ARNs of state objects in S3 (arn:aws:s3:::bucket/live/ground.tfstate, or .../live/* for all below), of DynamoDB tables that lock them and of KMS keys that encrypt them."
  type = object({
    arns            = list(string)
    lock_table_arns = optional(list(string), [])
    key_arns        = optional(list(string), [])
  })

  validation {
    condition     = alltrue([for each in var.states.arns : can(regex("^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{2,62}/.+$", each))])
    error_message = "states.arns must be ARNs of objects, such as arn:aws:s3:::shop-tfstate/live/*; a bucket alone is none."
  }
}

variable "write" {
  description = "Whether the role applies: it writes the state, too."
  type        = bool
}
