import type { CostEstimate } from '../cost/cost.ts';
import { aMonthOf, isWatchedInPart } from '../cost/watched.ts';
import type { EnvironmentKey } from '../environment.ts';
import { reason } from '../reason.ts';
import type { Instant } from '../time.ts';
import type { Happening } from './happening.ts';

/** A forecast from fewer whole days is no news: it changes with every hour. */
const WHOLE_DAYS = 3;

/**
 * A month that has cost more than its budget, or will at this rate: each is told once a month. Of a month that was watched in
 * part nobody can tell its end: what a full one costs at this rate is told instead.
 */
export function happeningOfBudget(
  environment: EnvironmentKey,
  estimate: CostEstimate,
  budget: number,
  at: Instant,
): Happening | undefined {
  const { month, monthToDate, unknownLines, days = [] } = estimate;
  const spent = monthToDate > budget;
  const known = days.filter(({ whole }) => whole).length >= WHOLE_DAYS;
  const ahead = known ? aMonthOf(estimate, at) : undefined;
  if (!spent && (ahead === undefined || ahead <= budget)) return undefined;
  const subject = `budget:${environment}:${month}`;
  const usd = money(spent ? monthToDate : (ahead ?? monthToDate));
  return {
    ...{ id: `${subject}:${spent ? 'spent' : 'forecast'}`, topic: 'budget', subject, environment, at },
    state: 'open',
    what: reason(`budget.${spent ? 'spent' : isWatchedInPart(estimate, at) ? 'full-month' : 'forecast'}`, {
      place: environment,
      usd,
      budget: money(budget),
    }),
    because: unknownLines > 0 ? [reason('budget.unknown', { n: unknownLines })] : [],
    path: `/e/${environment}/cost`,
  };
}

const money = (usd: number): string => `$${usd.toFixed(2)}`;
