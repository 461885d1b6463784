import type { StepName } from '#lib/domain/deploy/run.ts';
import { TerraformFailed } from '#lib/terraform/cli/terraform.ts';
import type { Job } from '../job.ts';
import { StepFailed } from '../step-failed.ts';

/** Terraform's first error as the failure of a step; anything else as it is. */
export const stepError = (step: StepName, job: Job, error: unknown): unknown =>
  error instanceof TerraformFailed
    ? new StepFailed(
        step,
        error.locked ? 'terraform.locked' : 'terraform.failed',
        job.log.mask(error.message),
        error.resource,
      )
    : error;
