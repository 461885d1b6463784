import { type Reason, reason } from '../reason.ts';
import { hours, type Instant, plus } from '../time.ts';

/** One person's word that one plan is applied though a freeze or a stopped line holds it back. */
export type GlassBreak = {
  readonly id: string;
  readonly runId: string;
  /** `Plan.content`: another plan needs its own. */
  readonly content: string;
  readonly by: string;
  readonly at: Instant;
  readonly why: string;
};

/** Different people that it takes, each with a reason of their own. */
export const GLASS_NEEDS = 2;
/** What nobody has seconded, or used, by then is no emergency any more. */
export const GLASS_LASTS = hours(2);

export type GlassStanding = {
  /** Of this plan and still in force, the first of each person. */
  readonly given: readonly GlassBreak[];
  readonly needed: number;
  readonly broken: boolean;
  /** When the oldest of them ends. */
  readonly until?: Instant;
};

/** Counts each person once, and nothing that is about another plan or is too old. */
export function glassStanding(breaks: readonly GlassBreak[], content: string, now: Instant): GlassStanding {
  const inForce = breaks
    .filter((each) => each.content === content && now < plus(each.at, GLASS_LASTS))
    .toSorted((a, b) => a.at - b.at);
  const given = inForce.filter((each, index) => inForce.findIndex(({ by }) => by === each.by) === index);
  const [first] = given;
  return {
    ...{ given, needed: GLASS_NEEDS, broken: given.length >= GLASS_NEEDS },
    ...(first ? { until: plus(first.at, GLASS_LASTS) } : {}),
  };
}

/** Why a person may not break it, or undefined when they may. Rights by role are checked before. */
export function mayNotBreak(
  by: string,
  state: string,
  held: { readonly holds: readonly object[]; readonly glass?: GlassStanding },
): Reason | undefined {
  if (state !== 'awaiting-approval' && state !== 'approved') return reason('glass.not-waiting', { state });
  if (held.holds.length === 0) return reason('glass.nothing-holds');
  return held.glass?.given.some((each) => each.by === by) ? reason('glass.already-given') : undefined;
}
