import type { ForgePost } from '#lib/domain/forge/post.ts';
import type { Pull } from '#lib/domain/forge/pull.ts';
import type { Locale } from '#lib/words/locale.ts';
import type { Answer } from './ask.ts';

/** What is to stand there, with what a reader of it needs beside the facts. */
export type Posting<Kind extends ForgePost['kind']> = {
  readonly post: Extract<ForgePost, { kind: Kind }>;
  /** Of the row: what a forge keeps with it, so that a try that nobody lived to note is found again. */
  readonly id: string;
  /** The forge's own id, where it is known. */
  readonly remote: string | undefined;
  /** Somebody may have made it before: it is looked for first. */
  readonly perhapsThere: boolean;
};

/**
 * One repository at one forge. Each answers with the forge's own id of what stands there now; said twice, it stands once.
 * A remote id that the forge knows no more is made anew.
 */
export type Forge = {
  readonly check: (posting: Posting<'check'>) => Promise<Answer<string>>;
  readonly comment: (posting: Posting<'comment'>) => Promise<Answer<string>>;
  /** Absent where a forge is told of none. */
  readonly deployment?: (posting: Posting<'deployment'>) => Promise<Answer<string>>;
  readonly pullsOf: (commit: string) => Promise<Answer<readonly Pull[]>>;
};

/** What every text that is written there needs. */
export type Wording = {
  readonly language: Locale;
  /** Where browsers reach the portal. */
  readonly portal: string;
};
