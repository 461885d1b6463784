import type { Deployment } from '../deploy/deployment.ts';
import { isFinal, type Lane, type RunState } from '../deploy/run.ts';
import type { Instant } from '../time.ts';

/** A run that ended after it may have changed something: a ruled row between the lines before and after. */
export type DeployEnd = {
  readonly at: Instant;
  readonly number: number;
  readonly lane: Lane;
  readonly state: RunState;
  readonly commit: string;
  readonly subject: string;
};

/** Ends at which AWS was touched; a plan that was refused or found nothing changed no line's meaning. */
const TOUCHED: readonly RunState[] = ['succeeded', 'failed', 'rolled-back', 'needs-attention'];

/** Oldest first. A run that failed before it applied anything says so on its own page. */
export const deployEnds = (deployments: readonly Deployment[]): readonly DeployEnd[] =>
  deployments
    .flatMap(({ commit, subject, runs }) =>
      runs.flatMap(({ number, lane, state, finishedAt }) =>
        finishedAt !== undefined && isFinal(state) && TOUCHED.includes(state)
          ? [{ at: finishedAt, number, lane, state, commit, subject }]
          : [],
      ),
    )
    .toSorted((a, b) => a.at - b.at);
