import { Scale } from 'lucide-react';
import { useView, useWords } from '#components/words/use-words.ts';
import type { Difference } from '#lib/domain/cost/difference.ts';
import type { Reconciliation } from '#lib/domain/cost/reconcile.ts';
import { parseInstant } from '#lib/domain/time.ts';
import { daySpan } from '#lib/words/day-span.ts';
import { percent } from '#lib/words/figures.ts';
import { money } from '#lib/words/money.ts';
import { DifferenceParts } from './difference-parts.tsx';

type Props = { readonly of: Reconciliation; readonly difference: Difference | undefined };

/** The bill against usage on the days that both cover, or why they cannot be compared; its parts a press away. */
export function ReconciliationLine({ of, difference }: Props) {
  const t = useWords();
  if (!difference)
    return (
      <p className="cost-reconcile">
        <Sentence of={of} />
      </p>
    );
  return (
    <details className="cost-difference">
      <summary className="cost-reconcile">
        <Sentence of={of} />
        <span className="ml-auto whitespace-nowrap text-accent underline">
          {t('cost.difference.explain')}
        </span>
      </summary>
      <DifferenceParts of={difference} />
    </details>
  );
}

function Sentence({ of }: { readonly of: Reconciliation }) {
  const t = useWords();
  const { locale } = useView();
  return (
    <>
      <Scale size={14} aria-hidden="true" className="shrink-0 text-t3" />
      {of.state === 'not-comparable' ? (
        <span>{t(`cost.reconcile.${of.why}`)}</span>
      ) : (
        <span>
          {t('cost.reconcile.compared', {
            days: daySpan(t, { from: parseInstant(of.from), to: parseInstant(of.to) }, locale),
            usage: money(of.usage),
            actual: money(of.actual),
          })}{' '}
          <b>
            {t(of.off < 0 ? 'cost.reconcile.low' : 'cost.reconcile.high', { off: percent(Math.abs(of.off)) })}
          </b>
          , {t(of.accepted ? 'cost.reconcile.inside' : 'cost.reconcile.outside')}.
        </span>
      )}
    </>
  );
}
