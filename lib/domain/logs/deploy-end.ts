import type { Deployment } from '../deploy/deployment.ts';
import type { Run, RunState, StepName } from '../deploy/run.ts';
import type { Instant } from '../time.ts';

/** A run that ended after it may have changed something: a ruled row between the lines before and after. */
export type DeployEnd = {
  readonly at: Instant;
  readonly number: number;
  readonly component: string;
  readonly state: RunState;
  readonly commit: string;
  readonly subject: string;
};

/** Steps in which a run changes AWS, and what comes after them. */
const CHANGING: readonly StepName[] = ['apply', 'execute', 'verify', 'roll-back'];

/** Oldest first. A run that ended before it changed anything is no row: lines mean the same before and after it. */
export const deployEnds = (deployments: readonly Deployment[]): readonly DeployEnd[] =>
  deployments
    .flatMap(({ commit, subject, runs }) =>
      runs.flatMap((run) =>
        run.finishedAt !== undefined && hasChanged(run)
          ? [
              {
                at: run.finishedAt,
                number: run.number,
                component: run.component,
                state: run.state,
                commit,
                subject,
              },
            ]
          : [],
      ),
    )
    .toSorted((a, b) => a.at - b.at);

function hasChanged({ state, failure }: Run): boolean {
  if (state === 'succeeded' || state === 'rolled-back') return true;
  return state === 'failed' && failure !== undefined && CHANGING.includes(failure.step);
}
