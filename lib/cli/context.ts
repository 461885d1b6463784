import type { Operation } from '#lib/domain/access/operation.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { TailEvent } from '#lib/domain/logs/line.ts';
import type { Clock } from '#lib/domain/time.ts';
import type { Notice } from '#lib/domain/topics.ts';
import type { Readiness } from '#lib/queries/readiness.ts';
import type { RemoteServices } from '#lib/remote/operations.ts';
import type { Output } from './output.ts';

/**
 * A portal as a command sees it: in this process beside its database, or far away behind HTTP. `lib/runtime/cli.ts` chooses;
 * commands do not know which it is.
 */
export type Portal = {
  /** Asks as whoever runs the command. @throws NotAllowed, UnknownEnvironment */
  readonly ask: <Args, Answer>(
    operation: Operation<RemoteServices, Args, Answer>,
    args: Args,
  ) => Promise<Answer>;
  /** Lines of log groups as they come, until the command's signal aborts. */
  readonly tail: (
    environment: EnvironmentKey,
    groups: readonly string[],
  ) => Promise<AsyncIterable<TailEvent>>;
  /** `items/dev`, or `dev` of the default system. @throws UnknownEnvironment naming the known ones */
  readonly environment: (name: string) => Promise<EnvironmentKey>;
  /** What the portal says of itself. */
  readonly readiness: () => Promise<Readiness>;
  /** Resolves at the next notice, or after the time at the latest. */
  readonly nextNotice: (topics: readonly Notice['topic'][], atMostMs: number) => Promise<void>;
};

/** What a command that asks a portal gets. */
export type CliContext = Portal & {
  readonly clock: Clock;
  readonly out: Output;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
};
