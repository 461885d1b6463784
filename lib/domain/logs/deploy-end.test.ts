import { expect, it } from 'vitest';
import type { Deployment } from '../deploy/deployment.ts';
import type { RunState, StepName } from '../deploy/run.ts';
import { environmentKey } from '../environment.ts';
import { instant } from '../time.ts';
import { deployEnds } from './deploy-end.ts';

const deployment = (runs: readonly (readonly [number, RunState, number?, StepName?])[]): Deployment => ({
  id: 'd',
  environment: environmentKey('items', 'dev'),
  repository: 'main',
  commit: 'a9c2e17',
  subject: 'feat: x',
  ref: 'main',
  requestedBy: 'me',
  requestedAt: instant(0),
  runs: runs.map(([number, state, finished, step]) => ({
    id: `r${number}`,
    number,
    deploymentId: 'd',
    ...{ component: 'application', tool: 'sam', lane: 'application', position: 0, needs: [] },
    state,
    createdAt: instant(0),
    updatedAt: instant(0),
    ...(step === undefined ? {} : { failure: { step, code: 'x', cause: 'x' } }),
    ...(finished === undefined ? {} : { finishedAt: instant(finished) }),
  })),
});

it('has the runs that ended after they changed AWS, oldest first', () => {
  const ends = deployEnds([
    deployment([
      [4, 'succeeded', 40],
      [3, 'rejected', 30],
      [6, 'failed', 60, 'execute'],
      [7, 'failed', 70, 'plan'],
      [5, 'applying'],
    ]),
    deployment([
      [1, 'rolled-back', 10],
      [2, 'no-change', 20],
    ]),
  ]);
  expect(ends.map(({ number, at, state }) => [number, at, state])).toEqual([
    [1, 10, 'rolled-back'],
    [4, 40, 'succeeded'],
    [6, 60, 'failed'],
  ]);
});
