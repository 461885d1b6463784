import { describe, expect, it } from 'vitest';
import { alikeGroups } from '#lib/domain/logs/alike.ts';
import type { LogLevel, LogLine } from '#lib/domain/logs/line.ts';
import { instant } from '#lib/domain/time.ts';
import { groupItems, type LineEntry, staying, withContext } from './items.ts';

const entry = (message: string, at: number, level: LogLevel = 'INFO'): LineEntry => {
  const line: LogLine = {
    eventId: `e${at}`,
    group: 'g',
    stream: 's',
    at: instant(at),
    ingestedAt: instant(at),
    level,
    message,
  };
  return { kind: 'line', key: line.eventId, at: line.at, line, late: false };
};
const ALL = Array.from({ length: 10 }, (_, at) => entry(`order ${at}`, at));
const pick = (...places: readonly number[]) => places.flatMap((at) => ALL[at] ?? []);
const around = (context: number, more: ReadonlyMap<string, number> = new Map()) => ({
  all: ALL,
  context,
  more,
});
const keys = (items: readonly { readonly key: string }[]) =>
  items.map(({ key }) => key.replace('around ', '~')).join(' ');

describe('lines around those that match', () => {
  it('stand before and after each, in order of time', () => {
    expect(keys(withContext(pick(4), around(2)))).toBe('~e2 ~e3 e4 ~e5 ~e6');
  });

  it('are there once where they are around two, and those that match stay themselves', () => {
    expect(keys(withContext(pick(2, 4, 5), around(1)))).toBe('~e1 e2 ~e3 e4 e5 ~e6');
  });

  it('end with the lines that there are', () => {
    expect(keys(withContext(pick(0, 9), around(1)))).toBe('e0 ~e1 ~e8 e9');
  });

  it('come for one line alone when they are asked for there', () => {
    expect(keys(withContext(pick(1, 8), around(0, new Map([['e8', 1]]))))).toBe('e1 ~e7 e8 ~e9');
    const rows = pick(1, 8);
    expect(withContext(rows, around(0))).toBe(rows);
  });
});

describe('groups of lines that say the same', () => {
  const boom = entry('boom', 20, 'ERROR');
  const groups = alikeGroups([...ALL, boom].map(({ line }) => line));
  const rowOf = (id: string) => [...ALL, boom].find(({ key }) => key === id);
  const items = (opened: readonly string[], whole: readonly string[] = []) =>
    groupItems(
      {
        groups,
        sinceOf: ({ pattern }) => (pattern === 'order …' ? { kind: 'new', deploy: 7 } : undefined),
        opened: new Set(opened),
        whole: new Set(whole),
        rowOf,
      },
      around(0),
    );

  it('stand closed, those that a deploy brought first', () => {
    expect(keys(items([]))).toBe('alike order … alike boom');
  });

  it('show their newest lines when they open, and the earlier ones on demand', () => {
    expect(keys(items(['order …']))).toBe('alike order … earlier order … e5 e6 e7 e8 e9 alike boom');
    expect(items(['order …'])[1]).toMatchObject({ kind: 'earlier', count: 5 });
    expect(items(['order …'], ['order …'])).toHaveLength(12);
  });
});

it('a key chooses none of the lines that a query, typed and not yet drawn, takes away', () => {
  const left = staying([...pick(0, 1, 2)], ({ message }) => message !== 'order 1');
  expect(keys(left)).toBe('e0 e2');
});
