import { describe, expect, it } from 'vitest';
import { instant } from '../time.ts';
import { type Approval, mayNotApprove, standing } from './approval.ts';

const approval = (by: string, rest: Partial<Approval> = {}): Approval => ({
  id: `${by} ${rest.content ?? 'content'}`,
  runId: 'run',
  content: 'content',
  by,
  at: instant(0),
  decision: 'approved',
  ...rest,
});
const people = (needed: number, ...given: readonly Approval[]) => {
  const { satisfied, given: counted } = standing({ needed }, 'requester', 'content', given);
  return [satisfied, ...counted.map(({ by }) => by)];
};

describe('approvals', () => {
  it('are enough when as many others as are needed gave one', () => {
    expect(people(2, approval('a'))).toEqual([false, 'a']);
    expect(people(2, approval('a'), approval('b'))).toEqual([true, 'a', 'b']);
    expect(people(1, approval('a'), approval('b'))).toEqual([true, 'a', 'b']);
    expect(people(0)).toEqual([true]);
    expect(standing({ needed: 2 }, 'requester', 'content', []).needed).toBe(2);
  });

  it('do not count from whoever asked', () => {
    expect(people(1, approval('requester'))).toEqual([false]);
    expect(people(2, approval('requester'), approval('a'))).toEqual([false, 'a']);
  });

  it('count once a person, however often they are given', () => {
    expect(people(2, approval('a'), approval('a', { id: 'again' }))).toEqual([false, 'a']);
  });

  it('do not count for another content', () => {
    expect(people(1, approval('a', { content: 'before' }))).toEqual([false]);
    expect(people(1, approval('a', { content: 'before' }), approval('a'))).toEqual([true, 'a']);
  });

  it('do not count when they are rejections', () => {
    expect(people(1, approval('a', { decision: 'rejected' }))).toEqual([false]);
  });
});

describe('a person', () => {
  const why = (by: string, state: string, given: readonly Approval[] = []) =>
    mayNotApprove(by, 'requester', state, given);

  it('may approve what somebody else asked for and what waits for it', () => {
    expect(why('a', 'awaiting-approval')).toBeUndefined();
    expect(why('a', 'awaiting-approval', [approval('b')])).toBeUndefined();
  });

  it('may not approve an own request, whatever its state', () => {
    expect(why('requester', 'awaiting-approval')?.code).toBe('approval.own-request');
    expect(why('requester', 'approved')?.code).toBe('approval.own-request');
  });

  it('may not approve what does not wait', () => {
    expect(why('a', 'planning')).toMatchObject({
      code: 'approval.not-awaiting',
      params: { state: 'planning' },
    });
  });

  it('may not approve twice', () => {
    expect(why('a', 'awaiting-approval', [approval('b'), approval('a')])?.code).toBe(
      'approval.already-given',
    );
  });
});
