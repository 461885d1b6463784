import type { Env } from '#lib/config/env.ts';
import { findProgram } from '#lib/isolation/programs.ts';

/** Absolute paths of what steps run; undefined for what this runner has not. */
export type RunnerPrograms = {
  readonly terraform: string;
  readonly tofu: string | undefined;
  readonly terragrunt: string | undefined;
  readonly sam: string | undefined;
};

/** @throws where Terraform is not there: no runner does without */
export function runnerPrograms(env: Env): RunnerPrograms {
  const terraform = findProgram(env.YAGURA_TERRAFORM, env.PATH);
  if (!terraform) throw new Error(`YAGURA_TERRAFORM: ${env.YAGURA_TERRAFORM} is not a program on PATH`);
  return {
    terraform,
    tofu: findProgram(env.YAGURA_TOFU, env.PATH),
    terragrunt: findProgram(env.YAGURA_TERRAGRUNT, env.PATH),
    sam: findProgram(env.YAGURA_SAM, env.PATH),
  };
}
