import { useWords } from '#components/words/use-words.ts';
import { isNearQuota } from '#lib/domain/budget/quotas.ts';
import type { Ratio } from '#lib/domain/units.ts';
import { percent } from '#lib/words/figures.ts';

/** `unknown`: no call was reported lately; absent for whoever may not read the budget. */
export type ShownShare = Ratio | 'unknown' | undefined;

/** Beside the budget's link: how near the busiest API came to its quota in the last hour. */
export function BudgetShare({ share }: { readonly share: ShownShare }) {
  const t = useWords();
  if (share === undefined) return null;
  if (share === 'unknown') return <span className="nav-aside">{t('nav.unknown')}</span>;
  return (
    <span className={isNearQuota(share) ? 'nav-aside font-semibold text-degraded-ink' : 'nav-aside'}>
      {percent(share)}
    </span>
  );
}
