import type { AwsClients } from '#lib/aws/clients.ts';
import { type ReportedInvocation, reportOf } from '#lib/domain/logs/report.ts';
import type { Failure } from '#lib/domain/reading.ts';
import { type Clock, type Instant, instant, minutes, type TimeRange } from '#lib/domain/time.ts';
import { readRange } from './hub/read-range.ts';

/** Words that only these lines have, in text or in JSON; `reportOf` refuses whatever else has them. */
const PATTERN = '?"REPORT RequestId:" ?"platform.report"';
/** Invocations of one function that one question may read: three to six pages. */
const MOST = 20_000;

export type NewestReports = {
  readonly reports: readonly ReportedInvocation[];
  /** Everything from here to the end of the range was read; the range's own beginning when all was. */
  readonly from: Instant;
  /** Why it went no further back, when it was not a bound of our own. */
  readonly failure?: Failure;
};

type Bounds = { readonly clock: Clock; readonly deadline: Instant };

/**
 * REPORT lines of one log group. The API knows only oldest first, so it looks back from the end in steps that double;
 * a step that does not end within the bounds is dropped whole, because its newest part is what is lacking.
 */
export async function newestReports(
  aws: AwsClients,
  group: string,
  range: TimeRange,
  { clock, deadline }: Bounds,
): Promise<NewestReports> {
  const reports: ReportedInvocation[] = [];
  let from = range.to;
  for (let step = Math.max(minutes(15), (range.to - range.from) / 32); from > range.from; step *= 2) {
    const part = { from: instant(Math.max(range.from, from - step)), to: from };
    const found: ReportedInvocation[] = [];
    const read = await readRange(aws, { group, range: part, filter: PATTERN }, (events) => {
      for (const { at, message } of events) {
        const report = reportOf(message);
        if (report) found.push({ ...report, group, at });
      }
      return reports.length + found.length > MOST || clock() > deadline ? 'enough' : 'more';
    });
    if (!read.ok) return { reports, from, failure: read.error };
    if (!read.value) return { reports, from };
    reports.push(...found);
    from = part.from;
    if (clock() > deadline) break;
  }
  return { reports, from };
}
