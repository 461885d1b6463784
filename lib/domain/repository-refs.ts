import type { Instant } from './time.ts';

/** What a repository offers to deploy, as of its last fetch. Names and words are a repository's: hostile text. */
export type RepositoryRefs = {
  /** What a folder has checked out, or an address's default. */
  readonly head?: { readonly commit: string; readonly branch?: string };
  /** Newest first; those of a folder's remotes too, by their short name. */
  readonly branches: readonly RefTip[];
  /** Newest first. */
  readonly tags: readonly RefTip[];
  /** Newest of the newest branches, and whatever a tip is. */
  readonly commits: Readonly<Record<string, RecentCommit>>;
};

export type RefTip = {
  readonly name: string;
  readonly commit: string;
  /** The branch's own newest, the tip first; the tip alone where a branch is an old one. */
  readonly recent: readonly string[];
  /** Other branches whose history holds the tip, of the newest ones. */
  readonly within?: readonly string[];
};

export type RecentCommit = {
  /** First line of the message, secrets masked. */
  readonly subject: string;
  readonly author: string;
  readonly at: Instant;
  /** That it adds and removes; absent where nobody counted. */
  readonly lines?: { readonly added: number; readonly removed: number };
};
