environment = "staging"

vpc_cidr     = "10.1.0.0/16"
nat_per_zone = false

log_retention_days = 30
insights_layer_arn = "arn:aws:lambda:ap-northeast-1:580247275435:layer:LambdaInsightsExtension-Arm64:31"

point_in_time_recovery = false
deletion_protection    = false

artifact_days = 60

permissions_boundary = "yagura-items-staging-boundary"
