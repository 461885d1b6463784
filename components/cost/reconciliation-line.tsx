import { Scale } from 'lucide-react';
import { useWords } from '#components/words/use-words.ts';
import type { Reconciliation } from '#lib/domain/cost/reconcile.ts';
import { percent } from '#lib/words/figures.ts';
import { money } from '#lib/words/money.ts';

/** The bill against usage on the days that both cover, or why they cannot be compared. */
export function ReconciliationLine({ of }: { readonly of: Reconciliation }) {
  const t = useWords();
  return (
    <p className="cost-reconcile">
      <Scale size={14} aria-hidden="true" className="shrink-0 text-t3" />
      {of.state === 'not-comparable' ? (
        <span>{t(`cost.reconcile.${of.why}`)}</span>
      ) : (
        <span>
          {t('cost.reconcile.compared', {
            from: of.from,
            to: of.to,
            usage: money(of.usage),
            actual: money(of.actual),
          })}{' '}
          <b>
            {t(of.off < 0 ? 'cost.reconcile.low' : 'cost.reconcile.high', { off: percent(Math.abs(of.off)) })}
          </b>
          , {t(of.accepted ? 'cost.reconcile.inside' : 'cost.reconcile.outside')}.
        </span>
      )}
    </p>
  );
}
