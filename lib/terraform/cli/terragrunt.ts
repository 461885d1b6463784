import { TERRAFORM, type TerraformCommand } from './terraform.ts';

/**
 * What is asked of Terraform itself, wherever a wrapper is declared. The plan that people agree to is one of them: a wrapper's
 * own configuration is of the commit, and could say of a plan what it likes.
 */
const BARE: readonly string[] = [TERRAFORM.versions.name, TERRAFORM.showPlan('').name];

/**
 * The same command through Terragrunt.
 * @returns undefined for what Terraform is asked without it
 * @see https://terragrunt.gruntwork.io/docs/reference/cli/commands/run/
 */
export const throughTerragrunt = (command: TerraformCommand): TerraformCommand | undefined =>
  BARE.includes(command.name) ? undefined : { ...command, args: ['run', '--', ...command.args] };

export type TerragruntPlaces = {
  /** Terraform or OpenTofu, which it starts. */
  readonly program: string;
  /** Where it puts what it works in. */
  readonly downloads: string;
};

/**
 * How Terragrunt behaves in a step, by the variables of version 0.73 and later: it asks nobody, installs nothing by itself, makes no
 * bucket, and hands on what Terraform says as it is.
 * @see https://terragrunt.gruntwork.io/docs/reference/cli/global-flags/
 */
export const terragruntEnvironment = ({
  program,
  downloads,
}: TerragruntPlaces): Readonly<Record<string, string>> => ({
  TG_TF_PATH: program,
  TG_DOWNLOAD_DIR: downloads,
  TG_NON_INTERACTIVE: 'true',
  TG_NO_AUTO_INIT: 'true',
  TG_NO_AUTO_RETRY: 'true',
  TG_NO_COLOR: 'true',
  TG_BACKEND_BOOTSTRAP: 'false',
  TG_TF_FORWARD_STDOUT: 'true',
});
