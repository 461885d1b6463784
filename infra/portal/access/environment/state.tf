# Of a state in S3; a local one lies on the runner's own disk.
module "state" {
  source = "../state"
  for_each = length(var.states.arns) == 0 ? {} : {
    plan   = false
    deploy = true
  }

  role   = each.key == "plan" ? aws_iam_role.plan.name : aws_iam_role.deploy_infra.name
  states = var.states
  write  = each.value
}
