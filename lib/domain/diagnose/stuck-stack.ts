import type { StackState } from '../inventory/resource.ts';
import { reason } from '../reason.ts';
import { type Instant, instant } from '../time.ts';
import type { Diagnosed, Proof, Remedy } from './diagnosis.ts';

/** One event of a stack, as CloudFormation keeps it. */
export type StackEventFact = {
  readonly at: Instant;
  readonly logicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  /** About the stack itself. */
  readonly ofStack: boolean;
};

export type StuckStack = {
  readonly stack: StackState;
  readonly component?: string;
  /** Oldest first; absent: they could not be read. */
  readonly events?: readonly StackEventFact[];
  /** Node of the graph by logical id. */
  readonly resourceOf: (logicalId: string) => string | undefined;
};

/** Statuses out of which a stack does not come by itself. */
const STUCK = new Set(['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'UPDATE_ROLLBACK_FAILED', 'DELETE_FAILED']);

export const isStuck = ({ status }: Pick<StackState, 'status'>): boolean => STUCK.has(status);

/** A stack that waits for a person: the first thing that failed in its last operation, and the way out. */
export function diagnoseStack({ stack, component, events, resourceOf }: StuckStack): Diagnosed {
  const operation = events && lastOperation(events);
  const first = operation && firstFailure(operation);
  const resource = first && resourceOf(first.logicalId);
  const params = { stack: stack.name, status: stack.status };
  return {
    check: 'stack',
    key: `stack ${stack.name}`,
    title: first
      ? reason('diagnose.stack', { ...params, resource: first.logicalId })
      : reason('diagnose.stack-unknown', params),
    effect: reason(`diagnose.stack-effect.${stack.status}`, params),
    ...(resource === undefined ? {} : { resource }),
    // A stack says when its operation began; what happened in it came after.
    lastAt: instant(Math.max(stack.updatedAt, ...(operation ?? []).map(({ at }) => at))),
    ...(first ? { firstAt: first.at } : {}),
    proofs: proofsOf(stack, events, first),
    remedy: remedyOf(stack, component),
  };
}

/** Events since the stack's own newest beginning. */
function lastOperation(events: readonly StackEventFact[]): readonly StackEventFact[] {
  const start = events.findLastIndex(
    ({ ofStack, status }) => ofStack && /^(CREATE|UPDATE|DELETE|IMPORT)_IN_PROGRESS$/.test(status),
  );
  return start === -1 ? events : events.slice(start);
}

/** What failed by itself: a resource that was cancelled failed because another did. */
function firstFailure(events: readonly StackEventFact[]): StackEventFact | undefined {
  const failed = events.filter(({ status, ofStack }) => status.endsWith('_FAILED') && !ofStack);
  return failed.find((each) => !/cancell?ed/i.test(each.reason)) ?? failed[0];
}

function proofsOf(
  stack: StackState,
  events: readonly StackEventFact[] | undefined,
  first: StackEventFact | undefined,
): readonly Proof[] {
  const source = 'cloudformation:DescribeStackEvents';
  const status: Proof = {
    verdict: 'bad',
    reason: reason('diagnose.proof.stack-status', { stack: stack.name, status: stack.status }),
    source: 'cloudformation:DescribeStacks',
  };
  if (!events) return [status, { verdict: 'unread', reason: reason('diagnose.proof.events-unread'), source }];
  if (!first)
    return [status, { verdict: 'unread', reason: reason('diagnose.proof.no-failed-event'), source }];
  const { logicalId, type, reason: why } = first;
  const rollback = lastOperation(events).filter(
    ({ at, status: each, ofStack }) => at > first.at && each.endsWith('_FAILED') && !ofStack,
  );
  return [
    status,
    {
      verdict: 'bad',
      reason: reason('diagnose.proof.first-failed', { resource: logicalId, type, why: why || first.status }),
      source,
      link: { kind: 'stack-event', stack: stack.name, logicalId, text: why },
    },
    ...rollback
      .filter((each) => each.logicalId !== logicalId || each.status !== first.status)
      .map(
        (each): Proof => ({
          verdict: 'bad',
          reason: reason('diagnose.proof.then-failed', {
            resource: each.logicalId,
            status: each.status,
            why: each.reason || each.status,
          }),
          source,
        }),
      ),
  ];
}

function remedyOf({ name, status }: StackState, component: string | undefined): Remedy {
  if (component === undefined)
    return { kind: 'none', reason: reason(`diagnose.remedy.watched.${status}`, { stack: name }) };
  if (status === 'UPDATE_ROLLBACK_FAILED')
    return {
      kind: 'continue-rollback',
      component,
      reason: reason('diagnose.remedy.continue-rollback', { stack: name }),
    };
  if (status === 'DELETE_FAILED')
    return { kind: 'none', reason: reason('diagnose.remedy.delete-failed', { stack: name }) };
  // The runner deletes what a failed creation left, which holds nothing, and creates anew.
  return {
    kind: 'run',
    component,
    reason: reason('diagnose.remedy.create-again', { stack: name, component }),
  };
}
