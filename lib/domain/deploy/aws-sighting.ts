import type { Failure } from '../reading.ts';
import type { Instant } from '../time.ts';
import type { ShiftNow } from './gradual.ts';

/** A stack event, as a person needs it. */
export type SeenEvent = {
  readonly at: Instant;
  readonly logicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  /** About the stack itself, not one of its resources. */
  readonly ofStack: boolean;
};

/** What AWS says of what a run deploys to, when the runner last asked. */
export type AwsSighting = {
  readonly at: Instant;
  readonly stack?: { readonly name: string; readonly status: string; readonly reason?: string };
  /** Newest first. */
  readonly events: readonly SeenEvent[];
  /** Begun and not ended: what an execution waits for, longest first. */
  readonly inProgress: readonly SeenEvent[];
  /** Resources whose rollback failed: they can be skipped when it is continued. */
  readonly rollbackFailed: readonly string[];
  /** Who holds the Terraform state; absent: nobody, or there is none. */
  readonly stateLock?: {
    readonly id: string;
    readonly operation: string;
    readonly who: string;
    readonly since: string;
  };
  /** What CodeDeploy moves, where the template asks for it. */
  readonly shifting?: readonly ShiftNow[];
  /** AWS did not answer: the rest is what was known before. */
  readonly failure?: Failure;
};

/**
 * What a person may ask of a stack while a run waits for it. `cancel`: an update goes back to what it was, a creation
 * is deleted. `continue-rollback`: a rollback that failed goes on, leaving out what is named.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-continueupdaterollback.html
 */
export type StackOperation = 'cancel' | 'continue-rollback';

export type AskedOperation = {
  readonly id: string;
  readonly runId: string;
  readonly operation: StackOperation;
  /** Logical ids that a rollback leaves out. */
  readonly skip: readonly string[];
  readonly requestedBy: string;
  readonly requestedAt: Instant;
};

/** `takenAt`: when AWS was asked; `failure`: what it said against it. */
export type ShownOperation = AskedOperation & { readonly takenAt?: Instant; readonly failure?: string };

/** How many events a person is shown. */
const SHOWN = 8;

/** @param events of the stack, oldest first */
export function seenOf(
  events: readonly SeenEvent[],
): Pick<AwsSighting, 'events' | 'inProgress' | 'rollbackFailed'> {
  const last = new Map<string, SeenEvent>();
  for (const each of events) if (!each.ofStack) last.set(each.logicalId, each);
  const latest = [...last.values()];
  const failedInRollback = failedSinceRollback(events);
  return {
    events: events.toReversed().slice(0, SHOWN),
    inProgress: latest
      .filter(({ status }) => status.endsWith('_IN_PROGRESS'))
      .toSorted((a, b) => a.at - b.at),
    rollbackFailed: latest
      .filter(({ logicalId }) => failedInRollback.has(logicalId))
      .map((each) => each.logicalId),
  };
}

/** A resource's own failure began the rollback; only what failed after that stands in its way. */
function failedSinceRollback(events: readonly SeenEvent[]): ReadonlySet<string> {
  const from = events.findIndex((each) => each.ofStack && /ROLLBACK_IN_PROGRESS$/.test(each.status));
  if (from < 0) return new Set();
  const ended = new Map<string, string>();
  for (const each of events.slice(from)) if (!each.ofStack) ended.set(each.logicalId, each.status);
  return new Set(
    [...ended].filter(([, status]) => status.endsWith('_FAILED')).map(([logicalId]) => logicalId),
  );
}
