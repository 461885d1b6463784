import type { Run, RunState } from '../deploy/run.ts';
import type { EnvironmentKey } from '../environment.ts';
import { reason } from '../reason.ts';
import type { Instant } from '../time.ts';
import type { Happening, ToldTopic } from './happening.ts';

const TOLD: Partial<Record<RunState, ToldTopic>> = {
  'awaiting-approval': 'approval',
  succeeded: 'run-ended',
  'no-change': 'run-ended',
  rejected: 'run-ended',
  expired: 'run-ended',
  failed: 'run-failed',
  'rolled-back': 'run-failed',
  'needs-attention': 'run-failed',
};

type Moved = Pick<Run, 'id' | 'number' | 'component' | 'state' | 'failure'> & {
  readonly environment: EnvironmentKey;
  readonly subject: string;
  readonly requestedBy: string;
};

/** Whether anybody may want to hear that a run is here now; saves the look-up where nobody does. */
export const isTold = (state: RunState): boolean => TOLD[state] !== undefined;

/**
 * A run that waits for a person, or has ended.
 * @param event number of the move: a run may wait for approval twice
 */
export function happeningOfRun(run: Moved, event: number, at: Instant): Happening | undefined {
  const topic = TOLD[run.state];
  if (!topic) return undefined;
  const { number, component, environment, failure } = run;
  const because = [
    reason('commit', { subject: run.subject }),
    ...(failure ? [reason('cause', { cause: failure.cause })] : []),
  ];
  return {
    ...{ id: `run:${run.id}:${event}`, topic, subject: `run:${number}`, state: 'once', environment, at },
    what: reason(`run.${run.state}`, { number, component, place: environment }),
    because,
    by: run.requestedBy,
    path: `/deploys/${number}`,
  };
}
