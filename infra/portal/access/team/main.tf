# Roles of any team's system: the names are the team's. Each environment gets those that it names; a system that is only
# watched names its read role alone.
locals {
  account = data.aws_caller_identity.current.account_id
  region  = data.aws_region.current.name

  # A resource is an environment's when its name begins with one of the prefixes, whatever the service.
  own = { for key, each in var.environments : key => concat(each.arns, flatten([for prefix in each.prefixes : [
    "arn:aws:*:${local.region}:${local.account}:${prefix}-*",
    "arn:aws:*:${local.region}:${local.account}:*:${prefix}-*",
    "arn:aws:*:${local.region}:${local.account}:*/${prefix}-*",
    "arn:aws:s3:::${prefix}-*",
  ]])) }

  roles = { for key, each in var.environments : key => [
    for prefix in each.prefixes : "arn:aws:iam::${local.account}:role/${prefix}-*"
  ] }

  deploy_roles = { for key, each in var.environments : key => distinct(concat(each.execution_role_arns, [
    for name in compact([each.role_names.infrastructure, each.role_names.application]) : "arn:aws:iam::${local.account}:role/${name}"
  ])) }

  stacks = { for key, each in var.environments : key => [
    for name in each.stacks : "arn:aws:cloudformation:${local.region}:${local.account}:stack/${name}/*"
  ] }
}

data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

module "read" {
  source   = "../../onboard/terraform"
  for_each = { for key, each in var.environments : key => each if each.role_names.read != null }

  collector_principal_arn = var.collector_principal_arn
  external_id             = each.value.external_id
  role_name               = each.value.role_names.read
  read_bill               = var.read_bill
}

module "plan" {
  source   = "./plan"
  for_each = { for key, each in var.environments : key => each if each.role_names.plan != null }

  role_name            = each.value.role_names.plan
  runner_principal_arn = var.runner_principal_arn
  external_id          = each.value.external_id
  services             = each.value.services
  arns                 = local.own[each.key]
  role_arns            = local.roles[each.key]
  stack_arns           = local.stacks[each.key]
  deploy_role_arns     = local.deploy_roles[each.key]
  states               = each.value.states
  full_iam_evaluation  = var.full_iam_evaluation
}

module "deploy" {
  source = "./deploy"
  for_each = { for pair in flatten([
    for key, each in var.environments : [for name in toset(compact([each.role_names.infrastructure, each.role_names.application])) : { key = key, name = name }]
  ]) : "${pair.key} ${pair.name}" => pair }

  role_name            = each.value.name
  runner_principal_arn = var.runner_principal_arn
  external_id          = var.environments[each.value.key].external_id
  services             = var.environments[each.value.key].services
  arns                 = local.own[each.value.key]
  role_arns            = local.roles[each.value.key]
  stack_arns           = local.stacks[each.value.key]
  execution_role_arns  = var.environments[each.value.key].execution_role_arns
  boundary_arn         = var.environments[each.value.key].boundary_arn
  full_iam_evaluation  = var.full_iam_evaluation
}

# The lane of infrastructure alone: an application's deploy has no state.
module "state" {
  source   = "../state"
  for_each = { for key, each in var.environments : key => each if each.role_names.infrastructure != null && length(each.states.arns) > 0 }

  role   = module.deploy["${each.key} ${each.value.role_names.infrastructure}"].role_name
  states = each.value.states
  write  = true
}
