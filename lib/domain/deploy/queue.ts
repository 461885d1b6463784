import { waitsFor } from './ahead.ts';
import type { Deployment } from './deployment.ts';
import { holdsLease, type Run, type RunState } from './run.ts';

/** A run in these states waits its turn at the environment's lease. */
export const IN_LINE: readonly RunState[] = ['requested', 'queued', 'approved'];

/**
 * Numbers of the runs of the same environment that a runner takes before this one: those it works on, then older
 * ones in line; not those that wait for others of their own request. Empty also for a run that is not in line: ask `waitsInLine` first.
 */
export function runsAhead(run: Run, deployments: readonly Deployment[]): readonly number[] {
  return deployments
    .flatMap(({ runs }) =>
      runs.filter((each) => holdsLease(each.state) || waitsFor(each.needs, runs).length === 0),
    )
    .filter((each) => each.id !== run.id)
    .filter(({ state, number }) => holdsLease(state) || (IN_LINE.includes(state) && number < run.number))
    .map(({ number }) => number)
    .toSorted((a, b) => a - b);
}

export const waitsInLine = (run: Run): boolean => IN_LINE.includes(run.state);
