import type { Instant } from '#lib/domain/time.ts';

/** How an open page stands to web. What web itself stands on is `PortalState`. */
export type Connection =
  | { readonly state: 'connecting' | 'live' }
  /** Web does not answer, or the network is gone. */
  | { readonly state: 'lost'; readonly since: Instant }
  | { readonly state: 'signed-out' }
  /** Web is of another build, or the page is no longer what it was: only a person may load it anew. */
  | { readonly state: 'outdated' };

/** A line that is back within this time is not worth a banner. */
export const WORTH_A_WORD_MS = 3_000;
