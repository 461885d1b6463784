import { describe, expect, it } from 'vitest';
import { instant } from '../time.ts';
import { alikeGroups, patternOf, sinceDeploy } from './alike.ts';
import type { LogLine } from './line.ts';

const line = (message: string, at = 1, more: Partial<LogLine> = {}): LogLine => ({
  eventId: `${message} ${at}`,
  group: 'g',
  stream: 's',
  at: instant(at),
  ingestedAt: instant(at),
  level: 'INFO',
  message,
  ...more,
});

describe('lines that say the same', () => {
  it.each([
    ['order 7 was charged', 'order … was charged'],
    ['took 12 ms for 0a1b-2c3d', 'took … ms for …'],
    ['path=/items/7 status=500', 'path=… status=…'],
    ["KeyError: 'cartId' ⏎ at app.py:12", 'KeyError: …'],
    ['1 2 3', '…'],
  ])('%s reads as %s', (message, pattern) => {
    expect(patternOf(line(message))).toBe(pattern);
  });

  it('are an error by its name, not by the message that all errors have', () => {
    const failed = (name: string) =>
      line('failed', 1, { level: 'ERROR', fields: { error: { name, message: `no item 7` }, id: 7 } });
    expect(patternOf(failed('TypeError'))).toBe('TypeError: no item … failed');
    expect(patternOf(failed('RangeError'))).not.toBe(patternOf(failed('TypeError')));
  });

  it('are one group with its count, its times, its requests and its most severe level', () => {
    const groups = alikeGroups([
      line('charged 1', 1, { requestId: 'a' }),
      line('charged 2', 2, { requestId: 'a', level: 'WARN' }),
      line('charged 3', 3, { requestId: 'b' }),
      line('boom', 4, { level: 'ERROR' }),
    ]);
    expect(groups).toMatchObject([
      { pattern: 'boom', level: 'ERROR', count: 1 },
      { pattern: 'charged …', level: 'WARN', count: 3, first: 1, last: 3, requests: 2, groups: ['g'] },
    ]);
  });
});

describe('since a deploy', () => {
  const [group] = alikeGroups([line('a', 10), line('a', 20)]);
  if (!group) throw new Error('there is a group');
  const since = (deployAt: number, lines = 5, from = 0) =>
    sinceDeploy(group, [{ number: 7, at: instant(deployAt) }], { from: instant(from), lines });

  it('is new when it was not there before', () => {
    expect(since(5)).toEqual({ kind: 'new', deploy: 7 });
  });

  it('is not new when it was, and says how often', () => {
    expect(since(15)).toEqual({ kind: 'before', deploy: 7, count: 1 });
  });

  it('is not known without lines of before', () => {
    expect(since(5, 0)).toEqual({ kind: 'unknown' });
  });

  it('is no question where nothing was deployed', () => {
    expect(since(5, 5, 6)).toBeUndefined();
  });
});
