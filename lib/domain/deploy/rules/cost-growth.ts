import { pendingChange } from '../../cost/pending-change.ts';
import { reason } from '../../reason.ts';
import type { PlanRule } from './rule.ts';

/** What is paid by being there does not grow by more than so much a month; what is paid by use no plan tells. */
export const costGrowth: PlanRule<{ readonly usdPerMonth: number }> = (
  { changes, region },
  { usdPerMonth },
) => {
  const { usdPerMonth: grows, priced } = pendingChange(changes, region);
  if (grows <= usdPerMonth) return [];
  const [dearest] = priced.toSorted((a, b) => b.usd - a.usd);
  return [
    {
      ...{ kind: 'denied', address: dearest?.address ?? '' },
      why: reason('rule.cost-growth', { usd: grows.toFixed(2), limit: usdPerMonth.toFixed(2) }),
    },
  ];
};
