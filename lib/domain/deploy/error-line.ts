/** How Terraform, CloudFormation and the engine begin a line that tells a failure; not the rollback after it. */
const ERRORS: readonly RegExp[] = [
  /^\W*(?:error|fatal)\b/i,
  /\b(?:CREATE|UPDATE|DELETE)_FAILED\b/i,
  /\b(?:AccessDenied|UnauthorizedOperation|ValidationError)\b/i,
];

/** Index of the first line that tells a failure, or undefined: what follows it is mostly its consequence. */
export function firstErrorLine(lines: readonly { readonly line: string }[]): number | undefined {
  const index = lines.findIndex(({ line }) => ERRORS.some((error) => error.test(line)));
  return index < 0 ? undefined : index;
}
