import type { Handoff } from '#infra/handoff.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';

export type StackArguments = {
  readonly parameters: Readonly<Record<string, string>>;
  readonly bucket: string;
  /** ARN of the role that CloudFormation works as. */
  readonly executionRole: string;
};

/**
 * Terraform's outputs as the stack's parameters, by the hand-off table; `portal.yaml`'s own win.
 * @returns the outputs that are missing, or parameters that the template does not declare.
 */
export function stackArguments(
  table: readonly Handoff[],
  outputs: Readonly<Record<string, unknown>>,
  own: Readonly<Record<string, string>>,
  declared: readonly string[],
): Result<StackArguments, string> {
  const missing = table.filter(({ output }) => outputs[output] === undefined).map(({ output }) => output);
  if (missing.length > 0)
    return err(`Terraform's outputs lack ${missing.join(', ')}: deploy the infrastructure first`);
  const fed = table
    .filter(({ kind, parameter }) => kind === 'parameter' && declared.includes(parameter))
    .map(({ output, parameter }) => [parameter, text(outputs[output])] as const);
  const unknown = [
    ...table.filter(({ kind, parameter }) => kind === 'parameter' && !declared.includes(parameter)),
  ].map(({ parameter }) => parameter);
  const stray = [...unknown, ...Object.keys(own).filter((each) => !declared.includes(each))];
  if (stray.length > 0) return err(`the template declares no parameter ${stray.join(', ')}`);
  const argument = (name: string) => table.find((each) => each.parameter === name)?.output ?? '';
  return ok({
    parameters: { ...Object.fromEntries(fed), ...own },
    bucket: text(outputs[argument('s3-bucket')]),
    executionRole: text(outputs[argument('role-arn')]),
  });
}

const text = (value: unknown): string => (Array.isArray(value) ? value.join(',') : String(value ?? ''));
