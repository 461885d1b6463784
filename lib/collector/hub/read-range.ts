import type { AwsClients } from '#lib/aws/clients.ts';
import { filterLogEvents } from '#lib/aws/read/logs/filter-events.ts';
import type { RawLogEvent } from '#lib/domain/logs/raw.ts';
import type { Failure } from '#lib/domain/reading.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { TimeRange } from '#lib/domain/time.ts';

/**
 * Reads a range to its last page: a page may be empty and still have a successor. `each` gets the events page by
 * page; it may say `enough`.
 * @returns whether the last page was reached.
 */
export async function readRange(
  aws: AwsClients,
  ask: { readonly group: string; readonly range: TimeRange; readonly filter?: string },
  each: (events: readonly RawLogEvent[]) => 'more' | 'enough',
): Promise<Result<boolean, Failure>> {
  let next: string | undefined;
  do {
    const page = await filterLogEvents(aws, { ...ask, ...(next ? { next } : {}) });
    if (!page.ok) return page;
    next = page.value.next;
    if (each(page.value.events) === 'enough') return ok(next === undefined);
  } while (next);
  return ok(true);
}
