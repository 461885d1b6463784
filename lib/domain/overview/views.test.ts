import { expect, it } from 'vitest';
import type { AlarmState } from '../health/health.ts';
import { failedAfter, ready } from '../reading.ts';
import { instant, minutes } from '../time.ts';
import type { BoardRow } from './board.ts';
import { alarmBoard, costRanking, viewName } from './views.ts';

const NOW = instant(Date.UTC(2026, 10, 22, 12));
const about = { asOf: NOW, freshFor: minutes(3), source: 'test' };
const alarm = (name: string, state: AlarmState['state'], ago: number) =>
  ({ name, state, since: instant(NOW - ago) }) as AlarmState;
const row = (name: string, rest: Partial<BoardRow>) => ({ name, ...rest }) as BoardRow;
const cost = (forecast: number) =>
  ready(
    { estimate: { forecast, month: '2026-11', usageSince: Date.UTC(2026, 10, 1) } },
    about,
  ) as unknown as NonNullable<BoardRow['cost']>;

it('reads an unknown view as the board', () => {
  expect([viewName(undefined), viewName('cost'), viewName('<b>')]).toEqual(['board', 'cost', 'board']);
});

it('sorts what fires by when it began, over all environments', () => {
  const { firing, quiet } = alarmBoard([
    row('dev', { alarms: ready([alarm('old', 'ALARM', 90), alarm('fine', 'OK', 1)], about) }),
    row('prod', { alarms: ready([alarm('new', 'ALARM', 5)], about) }),
  ]);
  expect(firing.map((each) => each.alarm.name)).toEqual(['new', 'old']);
  expect(quiet.map(({ row: { name }, alarms }) => [name, ...alarms.map((each) => each.name)])).toEqual([
    ['dev', 'fine'],
    ['prod'],
  ]);
});

it('tells an environment without any alarm from one whose alarms all fire', () => {
  const { quiet } = alarmBoard([
    row('dev', { alarms: ready([], about) }),
    row('prod', { alarms: ready([alarm('new', 'ALARM', 5)], about) }),
  ]);
  expect(quiet.map(({ none }) => none)).toEqual([true, false]);
});

it('never counts alarms that nobody could read as quiet', () => {
  const denied = failedAfter<readonly AlarmState[]>(
    undefined,
    { kind: 'denied', principal: 'r', action: 'a', resource: '*' },
    NOW,
  );
  const { unread, quiet } = alarmBoard([row('dev', { alarms: denied }), row('new', {})]);
  expect(unread.map((each) => [each.row.name, each.reading?.failure.kind])).toEqual([
    ['dev', 'denied'],
    ['new', undefined],
  ]);
  expect(quiet).toEqual([]);
});

it('ranks by forecast and leaves what is unknown at the end, without a zero', () => {
  const ranked = costRanking([
    row('new', {}),
    row('dev', { cost: cost(3) }),
    row('prod', { cost: cost(90) }),
  ]);
  expect(ranked.map((each) => [each.row.name, each.estimate?.forecast])).toEqual([
    ['prod', 90],
    ['dev', 3],
    ['new', undefined],
  ]);
});

it('holds three watched days against no budget, but what a full month costs at their rate', () => {
  const since = { month: '2026-11', usageSince: Date.UTC(2026, 10, 19) };
  const young = ready({ estimate: { forecast: 7.22, fullMonth: 101.55, ...since } }, about);
  const first = ready({ estimate: { forecast: 0.01, ...since } }, about);
  const ranked = costRanking([
    row('whole', { cost: cost(50) }),
    row('minutes', { cost: first as unknown as NonNullable<BoardRow['cost']> }),
    row('days', { cost: young as unknown as NonNullable<BoardRow['cost']> }),
  ]);
  expect(ranked.map(({ row: { name }, aMonth }) => [name, aMonth])).toEqual([
    ['days', 101.55],
    ['whole', 50],
    ['minutes', undefined],
  ]);
});
