import type { CostMark } from '#lib/domain/overlay/cost.ts';
import { money } from './money.ts';
import type { Translate } from './translate.ts';

/** `$0.32 → $45.26`, month to date and by its end; what is unknown is said, never `$0.00`. */
export function costMarkWords(t: Translate, { known, unknownLines }: CostMark): string {
  const unknown = t('architecture.costUnknown');
  if (!known) return unknown;
  const text = `${money(known.monthToDate)} → ${money(known.forecast)}`;
  return unknownLines === 0 ? text : `${text} + ${unknown}`;
}

/** `$90.52 this month`: what is folded comes to by the month's end, with what else is unknown. */
export function foldCostWords(t: Translate, { known, unknownLines }: CostMark): string {
  const unknown = t('architecture.costUnknown');
  if (!known) return unknown;
  const text = t('architecture.thisMonth', { amount: money(known.forecast) });
  return unknownLines === 0 ? text : `${text} + ${unknown}`;
}
