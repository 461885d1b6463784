import { describe, expect, it } from 'vitest';
import { instant } from '../time.ts';
import { lineDiff, readableLines } from './line-diff.ts';
import type { ResourceChange } from './plan.ts';
import { planGroups } from './plan-groups.ts';
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
const events = (...states: readonly RunState[]): readonly RunEvent[] =>
  states.map((to, seq) => ({ seq, at: instant(seq * 1_000), to, actor: 'a' }));

describe('the stepper', () => {
  it('stands at approvals while a run waits for them', () => {
    const steps = stepsOf(run('awaiting-approval'), events('requested', 'queued', 'planning', 'planned'));
    expect(steps.map((each) => each.state)).toEqual(['done', 'done', 'now', 'ahead', 'ahead', 'ahead']);
  });

  it('stops at the step in which a run failed', () => {
    const history = events('requested', 'queued', 'planning', 'planned', 'approved', 'applying', 'failed');
    const steps = stepsOf(run('failed'), history);
    expect(steps.map((each) => each.state)).toEqual(['done', 'done', 'done', 'failed', 'ahead', 'ahead']);
  });

  it('leaves out what needed no doing when nothing had to change', () => {
    const steps = stepsOf(run('no-change'), events('requested', 'queued', 'planning', 'no-change'));
    expect(steps.map(({ state }) => state)).toEqual([
      'done',
      'done',
      'unneeded',
      'unneeded',
      'unneeded',
      'done',
    ]);
  });
});

describe('the plan', () => {
  const change = (address: string, rest: Partial<ResourceChange>): ResourceChange => ({
    address,
    type: 'aws_x',
    action: 'create',
    attributes: [],
    risks: [],
    ...rest,
  });

  it('puts the riskiest module first, and in it the riskiest change', () => {
    const groups = planGroups(
      [
        change('module.a.aws_x.one', {}),
        change('module.b.aws_x.two', {}),
        change('module.b.aws_x.three', { action: 'replace', risks: ['stateful-replace'] }),
      ],
      9,
    );
    expect(groups.map(({ name, changes }) => [name, ...changes.map((each) => each.address)])).toEqual([
      ['module.b', 'module.b.aws_x.three', 'module.b.aws_x.two'],
      ['module.a', 'module.a.aws_x.one'],
    ]);
  });

  it('of a long plan shows the riskiest changes, under groups that count all of theirs', () => {
    const many = Array.from({ length: 400 }, (_, n) => change(`module.a.aws_x.n${n}`, {}));
    const groups = planGroups(
      [...many, change('module.b.aws_x.last', { action: 'delete', risks: ['stateful-delete'] })],
      150,
    );
    expect(groups.map(({ name, count, changes }) => [name, count, changes.length])).toEqual([
      ['module.b', 1, 1],
      ['module.a', 400, 149],
    ]);
  });

  it('opens a policy that is JSON inside a string', () => {
    expect(readableLines('"{\\"a\\":1}"')).toEqual(['{', '  "a": 1', '}']);
    expect(readableLines('"plain"')).toEqual(['plain']);
  });

  it('marks only the lines that differ', () => {
    expect(lineDiff(['a', 'b', 'c'], ['a', 'x', 'c']).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'same a',
      'removed b',
      'added x',
      'same c',
    ]);
  });
});
