import { type Actual, shownBill } from '#lib/domain/cost/actual.ts';
import { coverageOf } from '#lib/domain/cost/coverage.ts';
import { elapsed, type Instant, toIso } from '#lib/domain/time.ts';
import { daySpan } from '#lib/words/day-span.ts';
import { durationWords } from '#lib/words/duration.ts';
import { failureWords } from '#lib/words/failure.ts';
import { money } from '#lib/words/money.ts';
import { tagWords } from '#lib/words/tags.ts';
import type { Translate } from '#lib/words/translate.ts';

/** What AWS has billed, to which day and by service, or why that is not known; never $0 for what is not. */
export function actualLines(t: Translate, actual: Actual, asOf: Instant, now: Instant): readonly string[] {
  if (actual.state === 'not-enabled') return ['Actual: not enabled, portal.yaml names no billing tags.'];
  const { reading, tags } = actual;
  if (reading === undefined) return ['Actual: not read yet.'];
  const failed = reading.state === 'failed' ? [`Actual: ${failureWords(t, reading.failure).what}`] : [];
  const bill = shownBill(actual);
  if (!bill) return failed.length > 0 ? failed : [`Actual: nothing billed to ${tagWords(tags)} yet.`];
  const { whole, partial, missing } = coverageOf(bill.value, asOf);
  const spans = [
    ...(whole ? [daySpan(t, whole, 'en')] : []),
    ...(partial ? [`${daySpan(t, partial, 'en')} in part`] : []),
    ...(missing ? [`${daySpan(t, missing, 'en')} not in yet`] : []),
  ];
  const age = durationWords(t, elapsed(bill.asOf, now));
  return [
    ...failed,
    `Actual ${money(bill.value.monthToDate)}${bill.value.estimated ? ' (estimated by AWS)' : ''}, ${spans.join(', ')}, as of ${toIso(bill.asOf)} (${age} ago)`,
    ...bill.value.services.map(({ service, cost }) => `  ${service} ${money(cost)}`),
  ];
}
