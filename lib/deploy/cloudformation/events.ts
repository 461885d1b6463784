import type { StackEvent } from '#lib/aws/write/stack.ts';
import type { RunFailure } from '#lib/domain/deploy/run.ts';

/** Where the execution of a change set stands, by the stack's own events. */
export type Standing = {
  /** Resources that are done. */
  readonly done: number;
  /** The first that failed by itself, not because others did. */
  readonly cause: RunFailure | undefined;
  /** `undefined`: nothing has happened yet. */
  readonly stack: 'working' | 'rolling-back' | 'complete' | 'rolled-back' | 'stuck' | undefined;
};

/** @param events oldest first, of this execution alone */
export function standingOf(events: readonly StackEvent[]): Standing {
  const ofStack = events.filter(isOfStack);
  const status = ofStack.at(-1)?.status;
  const finished = new Set(
    events
      .filter((each) => !isOfStack(each) && /_COMPLETE$/.test(each.status) && !/ROLLBACK/.test(each.status))
      .map((each) => each.logicalId),
  );
  return { done: finished.size, cause: firstCause(events), stack: status ? phaseOf(status) : undefined };
}

/** The first event that failed and was not cancelled for another's failure. */
export function firstCause(events: readonly StackEvent[]): RunFailure | undefined {
  const failed = events.filter((each) => /_FAILED$/.test(each.status));
  const first =
    failed.find((each) => !/cancell?ed/i.test(each.reason) && !isOfStack(each)) ??
    failed[0] ??
    events.find((each) => isOfStack(each) && /ROLLBACK_IN_PROGRESS$/.test(each.status));
  if (!first) return undefined;
  const cause = `${first.logicalId} (${first.type}): ${first.reason || first.status}`;
  return { step: 'execute', code: 'stack.resource-failed', cause, resource: first.logicalId };
}

export const eventLine = ({ status, logicalId, type, reason }: StackEvent): string =>
  `${status} ${logicalId} (${type})${reason ? `: ${reason}` : ''}`;

/** About the stack itself, not a nested one. */
export const isOfStack = ({
  type,
  physicalId,
  logicalId,
}: Pick<StackEvent, 'type' | 'physicalId' | 'logicalId'>): boolean =>
  type === 'AWS::CloudFormation::Stack' &&
  (physicalId.includes(`stack/${logicalId}/`) || physicalId === logicalId);

function phaseOf(status: string): NonNullable<Standing['stack']> {
  if (/^(CREATE|UPDATE)_COMPLETE$/.test(status)) return 'complete';
  // A creation that was given up is deleted: nothing is left of it either.
  if (/ROLLBACK_COMPLETE$|^DELETE_COMPLETE$/.test(status)) return 'rolled-back';
  if (status.endsWith('_IN_PROGRESS') && /ROLLBACK|^DELETE/.test(status)) return 'rolling-back';
  return status.endsWith('_FAILED') ? 'stuck' : 'working';
}
