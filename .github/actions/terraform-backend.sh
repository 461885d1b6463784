#!/usr/bin/env bash
# Puts the state of one environment of `items` into S3, locked natively, and initialises the root.
# Takes ENVIRONMENT, REGION and STATE_BUCKET.
set -euo pipefail
cat > infra/terraform/backend_override.tf <<'TF'
terraform {
  backend "s3" {
    encrypt      = true
    use_lockfile = true
  }
}
TF
terraform -chdir=infra/terraform init -input=false -no-color -lockfile=readonly \
  -backend-config="bucket=$STATE_BUCKET" \
  -backend-config="key=items/$ENVIRONMENT/terraform.tfstate" \
  -backend-config="region=$REGION"
