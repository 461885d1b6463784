import type { Billable } from './line.ts';
import { known, NOT_READ, type Points, sourceOf, totalOf } from './measured-total.ts';
import type { Meter } from './meter.ts';

/** `unread`: ids that CloudWatch did not answer, or answered in part. */
type Read = { readonly points: Points; readonly unread?: ReadonlySet<string> };

/** The line of one meter: the sum of what its measures say, or how many hours they speak of. */
export const meteredLine = (meter: Meter, use: Read): Billable => ({
  ...{ resource: meter.resource, label: meter.label, kind: 'usage', item: meter.item },
  quantity: quantityOf(meter, use),
});

function quantityOf({ measures, scale, counts }: Meter, use: Read): Billable['quantity'] {
  if (measures.length === 0) return { state: 'unknown', why: 'not-measured' };
  if (counts === undefined) return totalOf(measures, use.points, scale);
  if (measures.some(({ id }) => use.unread?.has(id) || !use.points.has(id))) return NOT_READ;
  const counted = new Map(
    measures.map(({ id }) => [id, (use.points.get(id) ?? []).map(({ at }) => ({ at, value: 1 }))]),
  );
  const found = totalOf(measures, counted, scale);
  // Nothing was sent, so nothing is paid for: of a metric that is made of log lines that is the good case.
  return found.state === 'known' ? found : known(0, sourceOf(measures));
}
