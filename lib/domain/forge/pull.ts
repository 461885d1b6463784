import type { Instant } from '../time.ts';

/** Where pull requests live. GitLab calls them merge requests; here they are one thing. */
export const FORGES = ['github', 'gitlab'] as const;
export type ForgeName = (typeof FORGES)[number];

/** A pull request as its forge last told it. Title and names are anybody's: hostile text. */
export type Pull = {
  readonly number: number;
  readonly title: string;
  /** Absent where the forge told of somebody else's doing alone. */
  readonly author?: string;
  /** Its page; only `https` addresses are kept (`http` on loopback). */
  readonly url: string;
  readonly branch: string;
  readonly base: string;
  readonly state: 'open' | 'merged' | 'closed';
  /** Full hash of the branch's newest commit. */
  readonly head: string;
  /** What it came to on its base, once merged. */
  readonly merged?: string;
  /** The forge's own clock: what was told later stands. */
  readonly updatedAt: Instant;
};

/**
 * What a forge told on its own. Everything else that it tells is not listened to. `again`: somebody there has a commit's checks
 * run again.
 */
export type ForgeNotice =
  | { readonly kind: 'push' }
  | { readonly kind: 'pull'; readonly pull: Pull }
  | { readonly kind: 'again'; readonly commit: string };
