locals {
  provisioned = var.billing_mode == "PROVISIONED"

  # Index name to its keys.
  indexes = {
    EntityTypeIndex = { hash = "EntityType", range = "CreatedAt" }
    GSI1            = { hash = "GSI1PK", range = "GSI1SK" }
  }

  key_types = { PK = "S", SK = "S", EntityType = "S", CreatedAt = "N", GSI1PK = "S", GSI1SK = "S" }
}

resource "aws_dynamodb_table" "main" {
  name         = local.names.table
  billing_mode = var.billing_mode
  hash_key     = "PK"
  range_key    = "SK"

  read_capacity  = local.provisioned ? var.provisioned_capacity.min : null
  write_capacity = local.provisioned ? var.provisioned_capacity.min : null

  stream_enabled              = true
  stream_view_type            = "NEW_AND_OLD_IMAGES"
  deletion_protection_enabled = var.deletion_protection

  dynamic "attribute" {
    for_each = local.key_types

    content {
      name = attribute.key
      type = attribute.value
    }
  }

  dynamic "global_secondary_index" {
    for_each = local.indexes

    content {
      name            = global_secondary_index.key
      hash_key        = global_secondary_index.value.hash
      range_key       = global_secondary_index.value.range
      projection_type = "ALL"

      # A starved index throttles the table's writes, and only the table is scaled: indexes get the most.
      read_capacity  = local.provisioned ? var.provisioned_capacity.max : null
      write_capacity = local.provisioned ? var.provisioned_capacity.max : null
    }
  }

  ttl {
    enabled        = true
    attribute_name = "ExpiresAt"
  }

  point_in_time_recovery {
    enabled = var.point_in_time_recovery
  }

  lifecycle {
    # Autoscaling moves these.
    ignore_changes = [read_capacity, write_capacity]
  }
}

resource "aws_appautoscaling_target" "table" {
  for_each = local.provisioned ? toset(["Read", "Write"]) : toset([])

  service_namespace  = "dynamodb"
  resource_id        = "table/${aws_dynamodb_table.main.name}"
  scalable_dimension = "dynamodb:table:${each.key}CapacityUnits"
  min_capacity       = var.provisioned_capacity.min
  max_capacity       = var.provisioned_capacity.max
}

resource "aws_appautoscaling_policy" "table" {
  for_each = aws_appautoscaling_target.table

  name               = "${local.names.table}-${lower(each.key)}"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = each.value.service_namespace
  resource_id        = each.value.resource_id
  scalable_dimension = each.value.scalable_dimension

  target_tracking_scaling_policy_configuration {
    # Percent of the provisioned capacity in use.
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "DynamoDB${each.key}CapacityUtilization"
    }
  }
}
