import type { StepName } from '#lib/domain/deploy/run.ts';
import { TerraformFailed } from '#lib/terraform/cli/terraform.ts';
import type { Job } from '../job.ts';
import { StepFailed } from '../step-failed.ts';

/** Terraform's first error as the failure of a step; anything else as it is. */
export function stepError(step: StepName, job: Job, error: unknown): unknown {
  if (!(error instanceof TerraformFailed)) return error;
  const cause = job.log.mask(error.message);
  return error.locked
    ? new StepFailed(step, 'terraform.locked', cause)
    : new StepFailed(step, 'terraform.failed', cause, error.resource);
}
