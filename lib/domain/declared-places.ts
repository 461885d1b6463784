/** Where a repository declares resources, as of a commit that a run of the component has planned. */
export type DeclaredPlaces = {
  readonly commit: string;
  /** By address (`aws_iam_role_policy.api`) or logical id: file in the repository, and its line from 1. */
  readonly places: Readonly<Record<string, { readonly file: string; readonly line: number }>>;
};

/** The block that an address is of: `aws_route.private["a"]` is declared by `aws_route.private`. */
export const blockOf = (address: string): string => {
  const bracket = address.indexOf('[');
  return bracket === -1 ? address : address.slice(0, bracket);
};
