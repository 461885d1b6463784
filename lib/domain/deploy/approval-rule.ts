import { type Reason, reason } from '../reason.ts';
import { type Instant, minutes } from '../time.ts';
import type { Plan, Risk } from './plan.ts';
import type { Lane } from './run.ts';

/** What `portal.yaml` says of an environment and one of its components, as far as it is about agreement. */
export type AgreementSettings = {
  readonly production: boolean;
  /** Risks that send a change to the strict lane. */
  readonly strictFor: readonly Risk[];
  /** Of the component; 1 where the file does not know it any more. */
  readonly approvals: number;
  /** The most that any component of the infrastructure lane asks for here. */
  readonly infrastructureApprovals: number;
};

/** Whose agreement one plan needs. */
export type AgreementRule = {
  /** An approver needs the right of each. */
  readonly lanes: readonly Lane[];
  readonly needed: number;
  /** Why it is on the strict lane; empty where it is not. */
  readonly strictBecause: readonly Risk[];
};

/**
 * A change with one of the environment's risks goes to the strict lane, infrastructure's: whoever agrees needs that right
 * as well, and as many must agree as there. In production somebody agrees in any case.
 */
export function agreementRule(
  lane: Lane,
  { production, strictFor, approvals, infrastructureApprovals }: AgreementSettings,
  plan: Pick<Plan, 'changes'> | undefined,
): AgreementRule {
  const found = new Set(plan?.changes.flatMap(({ risks }) => risks) ?? []);
  const strictBecause = strictFor.filter((risk) => found.has(risk));
  const strict = strictBecause.length > 0;
  const least = production || strict ? 1 : 0;
  return {
    lanes: strict && lane !== 'infrastructure' ? [lane, 'infrastructure'] : [lane],
    needed: Math.max(least, approvals, strict ? infrastructureApprovals : 0),
    strictBecause,
  };
}

/** A sign-in counts as fresh for so long: what is agreed to in production is agreed to by who sits there now. */
export const SIGN_IN_FRESH = minutes(15);

/** Why a person must sign in again before they agree, or undefined. A signature is a sign-in of its own. */
export function mayNotAgreeYet(
  { production, signed }: { readonly production: boolean; readonly signed: boolean },
  { via, signedInAt }: { readonly via: 'session' | 'token' | 'system'; readonly signedInAt?: Instant },
  now: Instant,
): Reason | undefined {
  if (!production || signed) return undefined;
  if (via !== 'session') return reason('approval.no-token');
  const fresh = signedInAt !== undefined && now - signedInAt <= SIGN_IN_FRESH;
  return fresh ? undefined : reason('approval.sign-in-again', { millis: SIGN_IN_FRESH });
}
