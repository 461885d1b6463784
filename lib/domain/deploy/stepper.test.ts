import { describe, expect, it } from 'vitest';
import { instant } from '../time.ts';
import type { Run, RunEvent, RunState } from './run.ts';
import { stepsOf } from './stepper.ts';

const run = (state: RunState): Run => ({
  id: 'r',
  number: 1,
  deploymentId: 'd',
  ...{ component: 'infrastructure', tool: 'terraform', lane: 'infrastructure', position: 0, needs: [] },
  state,
  createdAt: instant(0),
  updatedAt: instant(0),
});
/** One state a second. */
const events = (...states: readonly RunState[]): readonly RunEvent[] =>
  states.map((to, seq) => ({ seq, at: instant(seq * 1_000), to, actor: 'a' }));
const states = (state: RunState, ...before: readonly RunState[]) =>
  stepsOf(run(state), events(...before, state)).map((each) => each.state);
/** Seconds, `-` where there is none. */
const moments = (state: RunState, ...before: readonly RunState[]) =>
  stepsOf(run(state), events(...before, state)).map(({ at }) => (at === undefined ? '-' : at / 1_000));

const WAY: readonly RunState[] = [
  'requested',
  'queued',
  'planning',
  'planned',
  'awaiting-approval',
  'approved',
];

describe('the step of a run', () => {
  it.each([
    ['requested', 0],
    ['queued', 0],
    ['planning', 1],
    ['planned', 2],
    ['awaiting-approval', 2],
    ['approved', 3],
    ['applying', 3],
    ['verifying', 4],
    ['rolling-back', 4],
  ] as const)('%s is step %i, with the ones before done', (state, index) => {
    const expected = ['done', 'done', 'done', 'done', 'done', 'done'].map((done, at) =>
      at < index ? done : at === index ? 'now' : 'ahead',
    );
    expect(states(state)).toEqual(expected);
  });

  it('all are done when it went well, and named in order', () => {
    expect(states('succeeded', ...WAY, 'applying', 'verifying')).toEqual(Array(6).fill('done'));
    expect(stepsOf(run('succeeded'), []).map(({ step }) => step)).toEqual([
      'requested',
      'planned',
      'approvals',
      'apply',
      'verify',
      'done',
    ]);
  });

  it.each([
    ['rejected', ['requested', 'queued', 'planning', 'planned', 'awaiting-approval'], 2],
    ['expired', ['requested', 'queued', 'planning', 'planned', 'awaiting-approval'], 2],
    ['cancelled', ['requested', 'queued'], 0],
    ['superseded', ['requested', 'queued', 'planning', 'planned'], 2],
    ['failed', ['requested', 'queued', 'planning'], 1],
    ['rolled-back', [...WAY, 'applying', 'rolling-back'], 4],
    ['needs-attention', [...WAY, 'applying'], 4],
  ] as const)('%s stops where it was', (state, before, index) => {
    const found = states(state, ...before);
    expect(found.indexOf('failed')).toBe(index);
    expect(found.slice(0, index)).toEqual(Array(index).fill('done'));
    expect(found.slice(index + 1)).toEqual(Array(5 - index).fill('ahead'));
  });

  it('a run whose history is not there stops at its end', () => {
    expect(stepsOf(run('failed'), []).map(({ state }) => state)).toEqual([
      ...['done', 'done', 'done', 'done', 'done', 'failed'],
    ]);
  });
});

describe('the moment of a step', () => {
  it('is when it was left, and when it was entered while it is now', () => {
    expect(moments('applying', ...WAY)).toEqual([0, 3, 5, 5, '-', '-']);
    expect(moments('awaiting-approval', 'requested', 'queued', 'planning', 'planned')).toEqual([
      ...[0, 3, 3, '-', '-', '-'],
    ]);
    expect(moments('succeeded', ...WAY, 'applying', 'verifying')).toEqual([0, 3, 5, 7, 8, 8]);
  });

  it('after a second plan is still that of the first way', () => {
    const twice = ['planning', 'planned', 'approved', 'applying'] as const;
    expect(moments('verifying', ...WAY, 'applying', ...twice)).toEqual([0, 3, 5, 11, 11, '-']);
  });

  it('is not known where nothing was written down', () => {
    expect(stepsOf(run('applying'), []).map(({ at }) => at)).toEqual(Array(6).fill(undefined));
  });

  it('of a run without a change is told for what was done', () => {
    expect(moments('no-change', 'requested', 'queued', 'planning')).toEqual([0, 3, '-', '-', '-', 3]);
  });
});
