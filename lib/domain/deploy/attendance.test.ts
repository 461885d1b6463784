import { describe, expect, it } from 'vitest';
import { instant } from '../time.ts';
import { attendanceOf } from './attendance.ts';
import type { Run, RunState } from './run.ts';

const run = (state: RunState) => ({ state }) as Run;
const REPORTING = { state: 'reporting' } as const;
const SILENT = { state: 'silent', since: instant(70) } as const;
const LOCK = { expiresAt: instant(100) };

describe('wall row 11: a run', () => {
  it.each(['requested', 'queued', 'approved'] as const)('that is %s says that no runner answers', (state) => {
    expect(attendanceOf(run(state), undefined, SILENT)).toEqual({ kind: 'no-runner', since: 70 });
    expect(attendanceOf(run(state), undefined, { state: 'never' })).toEqual({ kind: 'no-runner' });
    expect(attendanceOf(run(state), undefined, REPORTING)).toEqual({ kind: 'attended' });
  });

  it('whose runner died says who takes over, and when', () => {
    const lock = { ...LOCK, holderSilentSince: instant(40) };
    expect(attendanceOf(run('applying'), lock, REPORTING)).toEqual({
      kind: 'abandoned',
      since: 40,
      lockEndsAt: 100,
      another: true,
    });
    expect(attendanceOf(run('planning'), lock, SILENT)).toMatchObject({ another: false });
  });

  it('whose lock has ended is taken over at once, or by nobody', () => {
    expect(attendanceOf(run('verifying'), undefined, REPORTING)).toEqual({ kind: 'between' });
    expect(attendanceOf(run('verifying'), undefined, SILENT)).toEqual({ kind: 'no-runner', since: 70 });
  });

  it('whose account no runner serves says so, however many report', () => {
    const of = (state: RunState, lock?: typeof LOCK) =>
      attendanceOf(run(state), lock, REPORTING, '111122223333');
    expect(of('queued')).toEqual({ kind: 'no-pool', account: '111122223333' });
    expect(of('applying')).toEqual({ kind: 'no-pool', account: '111122223333' });
    expect(of('applying', LOCK)).toEqual({ kind: 'attended' });
    expect(of('awaiting-approval')).toEqual({ kind: 'attended' });
    expect(attendanceOf(run('queued'), undefined, SILENT, '111122223333')).toMatchObject({
      kind: 'no-runner',
    });
  });

  it('that a living runner works on, that waits for a person or that is over lacks nobody', () => {
    expect(attendanceOf(run('applying'), LOCK, SILENT)).toEqual({ kind: 'attended' });
    for (const state of ['awaiting-approval', 'needs-attention', 'succeeded', 'failed'] as const)
      expect(attendanceOf(run(state), undefined, SILENT)).toEqual({ kind: 'attended' });
  });
});
