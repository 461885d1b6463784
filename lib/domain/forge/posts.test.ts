import { describe, expect, it } from 'vitest';
import type { Deployment } from '../deploy/deployment.ts';
import { RUN_STATES, type Run } from '../deploy/run.ts';
import { instant } from '../time.ts';
import { postsOf } from './posts.ts';
import { progressOf } from './progress.ts';
import type { Pull } from './pull.ts';

const COMMIT = 'a'.repeat(40);
const run = (number: number, state: Run['state'], more: Partial<Run> = {}): Run => ({
  ...{ id: `r-${number}`, number, deploymentId: 'd', component: 'api', tool: 'sam', lane: 'application' },
  ...{ position: 0, needs: [], state, createdAt: instant(0), updatedAt: instant(0), ...more },
});
const deployment = (
  id: string,
  environment: Deployment['environment'],
  runs: readonly Run[],
): Deployment => ({
  ...{ id, environment, repository: 'shop', commit: COMMIT, subject: 's', ref: 'main', runs },
  ...{ requestedBy: 'alice', requestedAt: instant(0) },
});
const pull = (more: Partial<Pull>): Pull => ({
  ...{ number: 7, title: 't', url: 'https://example.com/7', branch: 'b', base: 'main', state: 'open' },
  ...{ head: COMMIT, updatedAt: instant(0), ...more },
});
const posts = (deployments: readonly Deployment[], pulls: readonly Pull[] = []) =>
  postsOf({
    commit: COMMIT,
    deployments,
    pulls,
    counts: new Map(),
    isProduction: (key) => key === 'shop/prod',
  });
const comments = (...pulls: Pull[]) =>
  posts([deployment('1', 'shop/dev', [run(1, 'planning')])], pulls).flatMap((each) =>
    each.kind === 'comment' ? [each.pull] : [],
  );

describe('what a forge is to show of a commit', () => {
  it('is one check an environment, by its newest request, and a deployment of every request', () => {
    const told = posts([
      deployment('3', 'shop/prod', [run(3, 'awaiting-approval')]),
      deployment('2', 'shop/dev', [run(2, 'succeeded')]),
      deployment('1', 'shop/dev', [run(1, 'failed')]),
    ]);
    expect(told.filter(({ kind }) => kind === 'check')).toMatchObject([
      { environment: 'shop/dev', progress: 'succeeded' },
      { environment: 'shop/prod', progress: 'waiting' },
    ]);
    expect(told.filter(({ kind }) => kind === 'deployment')).toMatchObject([
      { deployment: '3', production: true },
      { deployment: '2', production: false },
      { deployment: '1', progress: 'failed' },
    ]);
  });

  it('is a comment where the pull request is about this commit, and none where it has gone on', () => {
    const other = 'b'.repeat(40);
    expect(comments(pull({}))).toEqual([7]);
    expect(comments(pull({ head: other }))).toEqual([]);
    expect(comments(pull({ state: 'merged', head: other, merged: COMMIT }))).toEqual([7]);
    expect(comments(pull({ state: 'merged', merged: other }))).toEqual([]);
    expect(comments(pull({ state: 'closed' }))).toEqual([]);
  });

  it('is no comment before anything was asked for', () => {
    expect(posts([], [pull({})])).toEqual([{ kind: 'pulls', commit: COMMIT }]);
  });
});

describe('where a request stands', () => {
  it('is what a person must look at first', () => {
    expect(progressOf([run(1, 'succeeded'), run(2, 'awaiting-approval')])).toBe('waiting');
    expect(progressOf([run(1, 'failed'), run(2, 'cancelled')])).toBe('failed');
    expect(progressOf([run(1, 'needs-attention'), run(2, 'failed')])).toBe('attention');
    expect(progressOf([run(1, 'no-change'), run(2, 'succeeded')])).toBe('succeeded');
  });

  it('is never a success where the environment broke soon after', () => {
    const broke = { at: instant(1), verdict: 'failing' } as const;
    expect(progressOf([run(1, 'succeeded', { broke })])).toBe('broke');
    expect(progressOf([run(1, 'succeeded', { broke: { ...broke, recoveredAt: instant(2) } })])).toBe('broke');
  });

  it('is said of every state that a run may have', () => {
    for (const state of RUN_STATES) expect(progressOf([run(1, state)])).toBeTruthy();
  });
});
