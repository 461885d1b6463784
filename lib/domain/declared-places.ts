import type { Taken } from './deploy/handoff.ts';

/** Where a repository declares resources, as of a commit that a run of the component has planned. */
export type DeclaredPlaces = {
  readonly commit: string;
  /** By address (`aws_iam_role_policy.api`) or logical id: file in the repository, and its line from 1. */
  readonly places: Readonly<Record<string, { readonly file: string; readonly line: number }>>;
  /** By the same names: the lines that decide a setting; absent in what an older runner has kept. */
  readonly settings?: Readonly<Record<string, WrittenSettings>>;
  /** Exports and parameters of Parameter Store that its files use; absent in what an older runner has kept. */
  readonly takes?: readonly Taken[];
};

/** Settings that a question about cost would change. */
export type WrittenSetting = 'architectures' | 'retention' | 'gateways' | 'api-type';

/** One line of a repository's file, without its indent. */
export type WrittenLine = { readonly file: string; readonly line: number; readonly text: string };

/** From the resource's own line over what that refers to; the last is the line that holds the value. */
export type WrittenSettings = Readonly<Partial<Record<WrittenSetting, readonly WrittenLine[]>>>;

/** A file of a commit, as somebody wrote it. */
export type SourceFile = { readonly file: string; readonly text: string };

/** The block that an address is of: `aws_route.private["a"]` is declared by `aws_route.private`. */
export const blockOf = (address: string): string => {
  const bracket = address.indexOf('[');
  return bracket === -1 ? address : address.slice(0, bracket);
};
