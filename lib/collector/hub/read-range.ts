import type { AwsClients } from '#lib/aws/clients.ts';
import { filterLogEvents, type LogPage, type LogPageAsk } from '#lib/aws/read/logs/filter-events.ts';
import type { RawLogEvent } from '#lib/domain/logs/raw.ts';
import type { Failure } from '#lib/domain/reading.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { TimeRange } from '#lib/domain/time.ts';

/** One page of `FilterLogEvents`. */
export type ReadPage = (ask: LogPageAsk) => Promise<Result<LogPage, Failure>>;

type Ask = { readonly group: string; readonly range: TimeRange; readonly filter?: string };
type Each = (events: readonly RawLogEvent[]) => 'more' | 'enough';

/**
 * Reads a range to its last page: a page may be empty and still have a successor. `each` gets the events page by
 * page; it may say `enough`.
 * @returns whether the last page was reached.
 */
export const readRange = (aws: AwsClients, ask: Ask, each: Each): Promise<Result<boolean, Failure>> =>
  readPages((page) => filterLogEvents(aws, page), ask, each);

/** The same, whoever reads the pages. */
export async function readPages(readPage: ReadPage, ask: Ask, each: Each): Promise<Result<boolean, Failure>> {
  let next: string | undefined;
  do {
    const page = await readPage({ ...ask, ...(next ? { next } : {}) });
    if (!page.ok) return page;
    next = page.value.next;
    if (each(page.value.events) === 'enough') return ok(next === undefined);
  } while (next);
  return ok(true);
}
