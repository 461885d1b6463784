import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Bucket } from './bucket.ts';
import { type Datum, type MetricId, MetricStore } from './store.ts';

/** A minute of a metric on disk. Rows of one minute add up. */
interface Row {
  readonly id: MetricId;
  readonly unit?: string;
  readonly minute: number;
  readonly values: readonly (readonly [value: number, times: number])[];
  readonly totals: readonly [sum: number, count: number, min: number, max: number];
}

export interface MetricJournal {
  readonly store: MetricStore;
  record(datum: Datum): void;
  close(): void;
}

const WRITE_EVERY_MS = 10_000;
const KEPT_MS = 3 * 24 * 60 * 60_000;

/** The metrics of a state folder: the last three days in memory and in one file. */
export function openMetricJournal(file: string, now: () => number): MetricJournal {
  const store = new MetricStore();
  const rows = existsSync(file) ? readRows(file).filter((row) => row.minute > now() - KEPT_MS) : [];
  for (const { id, unit, minute, values, totals } of rows) {
    const [sum, count, min, max] = totals;
    store.add(id, unit, minute, { sum, count, min, max, values: new Map(values) });
  }
  writeFileSync(file, rowsOf(store));

  // What came since the last write, as a store of its own: appending it is all that a write does.
  const recent = new MetricStore();
  const write = () => {
    appendFileSync(file, rowsOf(recent));
    recent.clear();
  };
  const timer = setInterval(write, WRITE_EVERY_MS);
  timer.unref();
  return {
    store,
    record(datum) {
      store.record(datum);
      recent.record(datum);
    },
    close() {
      clearInterval(timer);
      write();
    },
  };
}

function rowsOf(store: MetricStore): string {
  const rows = store
    .all()
    .flatMap(({ id, unit, minutes }) =>
      [...minutes].map(([minute, bucket]) => rowOf(id, unit, minute, bucket)),
    );
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

function rowOf(id: MetricId, unit: string | undefined, minute: number, bucket: Bucket): Row {
  const { sum, count, min, max, values } = bucket;
  return { id, ...(unit ? { unit } : {}), minute, values: [...values], totals: [sum, count, min, max] };
}

function readRows(file: string): readonly Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as Row];
      } catch {
        return []; // The half line that a killed process leaves, and the end of the file.
      }
    });
}
