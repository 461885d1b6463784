import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LogStore } from './store.ts';

/** A line on disk: stream, time of the event, time of arrival, text. */
type Row = readonly [stream: string, timestamp: number, ingestionTime: number, message: string];

const WRITE_EVERY_MS = 250;

/** The lines of a state folder: in memory to be read, in one file a group to be there after a restart. */
export interface LogJournal {
  readonly store: LogStore;
  append(group: string, stream: string, timestamp: number, ingestionTime: number, message: string): void;
  dropGroup(group: string): void;
  dropStream(group: string, stream: string): void;
  close(): void;
}

/** Reads what a state folder has, and keeps it up to date. */
export function openLogJournal(folder: string): LogJournal {
  mkdirSync(folder, { recursive: true });
  const store = new LogStore();
  const fileOf = (group: string) => join(folder, `${encodeURIComponent(group)}.jsonl`);
  const rewrite = (group: string) => {
    const rows = store.events(group).map((e) => row([e.stream, e.timestamp, e.ingestionTime, e.message]));
    writeFileSync(fileOf(group), rows.join(''));
  };
  for (const file of readdirSync(folder)) {
    const { group, rows } = load(store, folder, file);
    // The store lets the oldest go; so does the file, once a run.
    if (rows > store.events(group).length) rewrite(group);
  }

  const pending = new Map<string, string[]>();
  const write = () => {
    for (const [group, rows] of pending) appendFileSync(fileOf(group), rows.join(''));
    pending.clear();
  };
  const timer = setInterval(write, WRITE_EVERY_MS);
  timer.unref();

  return {
    store,
    append(group, stream, timestamp, ingestionTime, message) {
      store.append(group, stream, { timestamp, ingestionTime, message });
      const rows = pending.get(group) ?? [];
      rows.push(row([stream, timestamp, ingestionTime, message]));
      pending.set(group, rows);
    },
    dropGroup(group) {
      pending.delete(group);
      store.dropGroup(group);
      rmSync(fileOf(group), { force: true });
    },
    dropStream(group, stream) {
      write();
      store.dropStream(group, stream);
      if (store.has(group)) rewrite(group);
    },
    close() {
      clearInterval(timer);
      write();
    },
  };
}

const row = (values: Row) => `${JSON.stringify(values)}\n`;

function load(
  store: LogStore,
  folder: string,
  file: string,
): { readonly group: string; readonly rows: number } {
  const group = decodeURIComponent(file.replace(/\.jsonl$/, ''));
  let rows = 0;
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
    const values = parse(line);
    if (!values) continue;
    const [stream, timestamp, ingestionTime, message] = values;
    store.append(group, stream, { timestamp, ingestionTime, message });
    rows += 1;
  }
  return { group, rows };
}

/** Undefined for the half line that a killed process leaves. */
function parse(line: string): Row | undefined {
  try {
    return JSON.parse(line) as Row;
  } catch {
    return undefined;
  }
}
