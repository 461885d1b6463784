# What `terraform apply` needs: plan, and the changes of the three files beside this one.
data "aws_iam_policy_document" "deploy_infra" {
  source_policy_documents = [
    data.aws_iam_policy_document.plan.json,
    data.aws_iam_policy_document.change_state.json,
    data.aws_iam_policy_document.change_network.json,
    data.aws_iam_policy_document.change_functions.json,
  ]
}

resource "aws_iam_role" "deploy_infra" {
  name               = local.role_name["deploy-infra"]
  description        = "Yagura's runner applies the infrastructure of ${local.prefix}"
  assume_role_policy = data.aws_iam_policy_document.runner_trust.json
}

resource "aws_iam_role_policy" "deploy_infra" {
  name   = "deploy-infra"
  role   = aws_iam_role.deploy_infra.id
  policy = data.aws_iam_policy_document.deploy_infra.json
}
