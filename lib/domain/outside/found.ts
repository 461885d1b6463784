import { type Instant, minus, minutes, plus, seconds, type TimeRange } from '../time.ts';
import type { OutsideChange, OutsideKind } from './change.ts';

/** Something that says itself when it was last changed. */
export type DatedThing = {
  readonly kind: Exclude<OutsideKind, 'deploy'>;
  readonly name: string;
  readonly at: Instant;
  readonly resource?: string;
  /** Of a function: the stack that declares it, whose own changes it goes along with. */
  readonly stack?: string;
};

export type Known = Pick<DatedThing, 'kind' | 'name' | 'at'>;

/** What one look comes to, and what the next one is compared with. */
export type OutsideLook = {
  readonly known: readonly Known[];
  /** Changes that were found or asked about again. */
  readonly looked: readonly OutsideChange[];
};

/** Clocks of AWS and of the runner differ by a little. */
const SLACK = seconds(5);
/** A run ends once the portal has seen it; AWS may have written last a moment later. */
const AFTER_RUN = seconds(60);
/** Terraform writes its state when it has made its changes. */
const BEFORE_STATE = minutes(15);

const keyOf = ({ kind, name }: Pick<Known, 'kind' | 'name'>): string => `${kind} ${name}`;

/**
 * What has another date than when it was last looked at and lies in no run. What is seen for the first time is only
 * noted: nobody knows what it was before.
 * @param operations from the beginning to the end of each stack's newest operation
 */
export function changedOutside(look: {
  readonly seen: readonly DatedThing[];
  readonly before: readonly Known[];
  readonly runs: readonly TimeRange[];
  readonly operations: ReadonlyMap<string, TimeRange>;
}): readonly DatedThing[] {
  const { seen, before, runs, operations } = look;
  const known = new Map(before.map((each) => [keyOf(each), each.at]));
  const byRun = ({ at }: DatedThing) =>
    runs.some(({ from, to }) => at >= minus(from, SLACK) && at <= plus(to, AFTER_RUN));
  const states = seen.filter(({ kind }) => kind === 'state');
  // Both dates are AWS's own, and a function is done before its stack says that it is.
  const goesAlong = ({ kind, stack, at }: DatedThing) => {
    if (kind !== 'function') return false;
    const operation = stack === undefined ? undefined : operations.get(stack);
    const ofStack = operation && at >= minus(operation.from, SLACK) && at <= operation.to;
    const ofState = states.some((each) => at <= plus(each.at, SLACK) && at >= minus(each.at, BEFORE_STATE));
    return ofStack === true || (stack === undefined && ofState);
  };
  return seen.filter((thing) => {
    const last = known.get(keyOf(thing));
    return last !== undefined && thing.at > last && !byRun(thing) && !goesAlong(thing);
  });
}

/** Dates to look with next time; what was not seen this time keeps its last. */
export function knownAfter(before: readonly Known[], seen: readonly DatedThing[]): readonly Known[] {
  const all = new Map(before.map((each) => [keyOf(each), each]));
  for (const { kind, name, at } of seen) all.set(keyOf({ kind, name }), { kind, name, at });
  return [...all.values()];
}
