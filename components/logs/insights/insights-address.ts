import type { InsightsAddress } from './insights-view.tsx';

/** What most people ask first. */
const FIRST_QUERY = `fields @timestamp, @message
| filter level = "ERROR"
| sort @timestamp desc
| limit 100`;

const DAY_MINUTES = 1_440;
const MOST_MINUTES = 525_600;

/** Reads the address; what has no meaning is as it begins. */
export function insightsAddress(
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
): InsightsAddress {
  const text =
    typeof query.q === 'string' && query.q.length <= 10_000 && query.q !== '' ? query.q : FIRST_QUERY;
  const back = Number(query.back);
  return {
    query: text,
    back: Number.isInteger(back) && back > 0 && back <= MOST_MINUTES ? back : DAY_MINUTES,
    groups: typeof query.fn === 'string' ? query.fn.split(',').filter(Boolean).slice(0, 50) : [],
  };
}
