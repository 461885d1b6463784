variable "vpc_cidr" {
  description = "Address range of the VPC; environments must not overlap."
  type        = string

  validation {
    condition     = contains(["10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/16"], var.vpc_cidr)
    error_message = "vpc_cidr must be one of 10.0.0.0/16 (dev), 10.1.0.0/16 (staging), 10.2.0.0/16 (prod)."
  }
}

variable "nat_per_zone" {
  description = "One NAT gateway in each availability zone; false shares the first zone's."
  type        = bool
}
