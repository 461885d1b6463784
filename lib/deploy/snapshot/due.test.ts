import { describe, expect, it } from 'vitest';
import { hours, instant, minus, minutes } from '#lib/domain/time.ts';
import { dueSnapshots, type StateAge } from './due.ts';

const NOW = instant(1_795_000_000_000);
const age = (environment: string, more: Partial<StateAge> = {}): StateAge => ({
  environment,
  component: 'network',
  commit: 'c',
  busy: false,
  ...more,
});
const due = (...ages: StateAge[]) => dueSnapshots(ages, NOW).map((each) => each.environment);

describe('a snapshot of the state', () => {
  it('is due after six hours, and at once where there is none', () => {
    expect(
      due(
        age('young', { takenAt: minus(NOW, minutes(359)) }),
        age('old', { takenAt: minus(NOW, hours(6)) }),
        age('older', { takenAt: minus(NOW, hours(80)) }),
        age('none'),
      ),
    ).toEqual(['none', 'older', 'old']);
  });

  it('waits for a run in progress, which takes one itself', () => {
    expect(due(age('running', { busy: true }))).toEqual([]);
  });

  it('that failed is tried again an hour later', () => {
    expect(
      due(
        age('just now', { failedAt: minus(NOW, minutes(59)) }),
        age('before', { failedAt: minus(NOW, hours(1)) }),
      ),
    ).toEqual(['before']);
  });
});
