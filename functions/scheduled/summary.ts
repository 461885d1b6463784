import { type EntityType, type Key, type Status, statuses, summaryKey } from '../table/keys.ts';

/** A count of the processor's, as the table keeps it. */
export type CountRow = Key & { Status?: string; ItemCount?: number };

export type SummaryRow = Key & {
  EntityType: EntityType;
  CreatedAt: number;
  Counts: Partial<Record<Status, number>>;
  Deleted: number;
  Complete: boolean;
};

/**
 * The day's summary. A status that was never counted is left out, not zero. `time` is the schedule's time in ISO
 * 8601; a run that is tried again writes the same row.
 */
export function summarize(
  time: string,
  rows: readonly CountRow[],
  expired: { deleted: number; complete: boolean },
): SummaryRow {
  const counts: SummaryRow['Counts'] = {};
  for (const { Status, ItemCount } of rows) {
    const status = statuses.find((known) => known === Status);
    if (status && ItemCount !== undefined) counts[status] = ItemCount;
  }
  return {
    ...summaryKey(time.slice(0, 10)),
    EntityType: 'Summary',
    CreatedAt: Date.parse(time),
    Counts: counts,
    Deleted: expired.deleted,
    Complete: expired.complete,
  };
}
