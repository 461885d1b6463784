import type { EnvironmentCost } from '../cost/cost.ts';
import { aMonthOf, dearness } from '../cost/watched.ts';
import type { AlarmState } from '../health/health.ts';
import { type Failed, shownValue } from '../reading.ts';
import type { Usd } from '../units.ts';
import type { BoardRow } from './board.ts';

/** How the overview is laid out; the first is what an address without a view means. */
export const VIEWS = ['board', 'alarm', 'cost'] as const;
export type View = (typeof VIEWS)[number];

export const viewName = (text: string | undefined): View => VIEWS.find((each) => each === text) ?? 'board';

export type FiringAlarm = { readonly row: BoardRow; readonly alarm: AlarmState };

/** The alarms of all environments by what they need: those that fire, those nobody could read, those quiet. */
export type AlarmBoard = {
  /** Newest first: what began last is what changed last. */
  readonly firing: readonly FiringAlarm[];
  /** Without data they neither fire nor are quiet. */
  readonly withoutData: readonly FiringAlarm[];
  readonly unread: readonly { readonly row: BoardRow; readonly reading?: Failed<readonly AlarmState[]> }[];
  /** By environment; without one at all, `none`: nobody would be told of anything there. */
  readonly quiet: readonly {
    readonly row: BoardRow;
    readonly alarms: readonly AlarmState[];
    readonly none: boolean;
  }[];
};

export function alarmBoard(rows: readonly BoardRow[]): AlarmBoard {
  const known = rows.flatMap((row) =>
    row.alarms?.state === 'ready' ? [{ row, alarms: row.alarms.value }] : [],
  );
  const inState = (state: AlarmState['state']) =>
    known
      .flatMap(({ row, alarms }) =>
        alarms.filter((each) => each.state === state).map((alarm) => ({ row, alarm })),
      )
      .toSorted((a, b) => b.alarm.since - a.alarm.since);
  return {
    firing: inState('ALARM'),
    withoutData: inState('INSUFFICIENT_DATA'),
    unread: rows.flatMap((row) =>
      row.alarms?.state === 'ready' ? [] : [{ row, ...(row.alarms ? { reading: row.alarms } : {}) }],
    ),
    quiet: known.map(({ row, alarms }) => ({
      row,
      alarms: alarms.filter((each) => each.state === 'OK'),
      none: alarms.length === 0,
    })),
  };
}

export type RankedCost = {
  readonly row: BoardRow;
  /** Absent where cost was never read: it has no place in an order, and no zero. */
  readonly estimate?: EnvironmentCost['estimate'];
  /** What may be held against a month's budget. */
  readonly aMonth?: Usd;
};

/** The dearest month first, then those whose cost nobody knows. */
export function costRanking(rows: readonly BoardRow[]): readonly RankedCost[] {
  return rows
    .map((row): RankedCost => {
      const shown = row.cost && shownValue(row.cost);
      const estimate = shown?.value.estimate;
      const aMonth = estimate && aMonthOf(estimate, shown.asOf);
      return { row, ...(estimate ? { estimate } : {}), ...(aMonth === undefined ? {} : { aMonth }) };
    })
    .toSorted((a, b) => placeOf(b) - placeOf(a));
}

function placeOf({ row: { cost } }: RankedCost): number {
  const shown = cost && shownValue(cost);
  return shown ? dearness(shown.value.estimate, shown.asOf) : -1;
}
