environment = "prod"

vpc_cidr     = "10.2.0.0/16"
nat_per_zone = true

log_retention_days = 90
insights_layer_arn = "arn:aws:lambda:ap-northeast-1:580247275435:layer:LambdaInsightsExtension-Arm64:31"

point_in_time_recovery = true
deletion_protection    = true

artifact_days = 180

permissions_boundary = "yagura-items-prod-boundary"
