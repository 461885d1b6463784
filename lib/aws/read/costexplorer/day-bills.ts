import { z } from 'zod';
import type { BilledService, DayBill } from '#lib/domain/cost/bill.ts';
import { type Usd, usd } from '#lib/domain/units.ts';

const cost = z.object({
  /** A decimal in words, `0.0000003792`; an empty one must not become 0. */
  Amount: z.string().regex(/\d/).transform(Number).pipe(z.number()),
  Unit: z.string(),
});

/** One entry of `ResultsByTime`, grouped by SERVICE and, where bills are told apart, by a tag. */
export const periodResult = z.object({
  TimePeriod: z.object({ Start: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }),
  Groups: z
    .array(
      z.object({
        Keys: z.tuple([z.string(), z.string().optional()]),
        Metrics: z.object({ UnblendedCost: cost }),
      }),
    )
    .default([]),
  // Not said is not final.
  Estimated: z.boolean().default(true),
});
export type PeriodResult = z.infer<typeof periodResult>;

/** The first currency that is not USD. */
export const foreignCurrency = (results: readonly PeriodResult[]): string | undefined =>
  results
    .flatMap(({ Groups }) => Groups.map(({ Metrics }) => Metrics.UnblendedCost.Unit))
    .find((unit) => unit !== 'USD');

/** One bill a day; what pages tell of the same day is joined. */
export const dayBills = (results: readonly PeriodResult[]): readonly DayBill[] =>
  [...Map.groupBy(results, ({ TimePeriod }) => TimePeriod.Start)].map(([day, own]) => ({
    day,
    estimated: own.some(({ Estimated }) => Estimated),
    services: servicesOf(own),
  }));

function servicesOf(results: readonly PeriodResult[]): readonly BilledService[] {
  const costs = new Map<string, Usd>();
  for (const { Keys, Metrics } of results.flatMap(({ Groups }) => Groups)) {
    const [service] = Keys;
    costs.set(service, usd((costs.get(service) ?? 0) + Metrics.UnblendedCost.Amount));
  }
  return [...costs].map(([service, sum]) => ({ service, cost: sum }));
}
