import { type Reason, reason } from '../reason.ts';
import type { Instant } from '../time.ts';

/** Belongs to one plan's content: any change of content voids it. */
export type Approval = {
  readonly id: string;
  readonly runId: string;
  /** `Plan.content` that was approved. */
  readonly content: string;
  readonly by: string;
  readonly at: Instant;
  readonly decision: 'approved' | 'rejected';
  readonly comment?: string;
  /** A signature, as `lib/proof` reads it. */
  readonly proof?: string;
  /** Digest of the review of a whole request that it was given by: all of its plans were agreed to at once. */
  readonly review?: string;
};

/** Distinct approvers that a run of this lane needs; never the requester. */
export type ApprovalRule = { readonly needed: number };

export type ApprovalStanding = {
  readonly needed: number;
  readonly given: readonly Approval[];
  readonly satisfied: boolean;
};

/** Counts each approver once, ignores the requester and approvals of another content. */
export function standing(
  rule: ApprovalRule,
  requester: string,
  content: string,
  approvals: readonly Approval[],
): ApprovalStanding {
  const valid = approvals.filter(
    (each) => each.decision === 'approved' && each.content === content && each.by !== requester,
  );
  const given = valid.filter((each, index) => valid.findIndex((other) => other.by === each.by) === index);
  return { needed: rule.needed, given, satisfied: given.length >= rule.needed };
}

/** Why this person may not approve, or undefined when they may. Rights by role are checked before. */
export function mayNotApprove(
  by: string,
  requester: string,
  state: string,
  given: readonly Approval[],
): Reason | undefined {
  if (by === requester) return reason('approval.own-request');
  if (state !== 'awaiting-approval') return reason('approval.not-awaiting', { state });
  if (given.some((each) => each.by === by)) return reason('approval.already-given');
  return undefined;
}
