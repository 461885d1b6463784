import type { CommandServices } from '#lib/commands/define.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import type { Notice } from '#lib/domain/topics.ts';
import type { QueryServices } from '#lib/queries/define.ts';
import type { Output } from './output.ts';

/** What a command that asks a portal gets; `lib/runtime/cli.ts` builds it. */
export type CliContext = {
  readonly services: QueryServices & CommandServices;
  readonly caller: Caller;
  readonly out: Output;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Resolves at the next notice, or after the time at the latest. */
  readonly nextNotice: (topics: readonly Notice['topic'][], atMostMs: number) => Promise<void>;
};
