/** Whether a branch or `tags/<name>` is one of a lane's `refs`: exact, `release/*` for what is below, `*` for all. */
export function refAllowed(refs: readonly string[], ref: string): boolean {
  return refs.some(
    (each) => each === '*' || each === ref || (each.endsWith('/*') && ref.startsWith(each.slice(0, -1))),
  );
}

/** Whether any commit at all may be deployed, on a branch or not. */
export const anyCommitAllowed = (refs: readonly string[]): boolean => refs.includes('*');
