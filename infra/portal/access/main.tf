module "environment" {
  source   = "./environment"
  for_each = var.environments

  system                   = split("/", each.key)[0]
  environment              = split("/", each.key)[1]
  application              = each.value.application
  collector_principal_arns = var.collector_principal_arns
  runner_principal_arns    = var.runner_principal_arns
  states                   = try(var.states[each.key], { arns = [] })
  read_bill                = var.read_bill
  full_iam_evaluation      = var.full_iam_evaluation
}
