environment = "dev"

vpc_cidr     = "10.0.0.0/16"
nat_per_zone = false

log_retention_days = 7
insights_layer_arn = ""

point_in_time_recovery = false
deletion_protection    = false

artifact_days = 30

permissions_boundary = "yagura-items-dev-boundary"
