import { useWords } from '#components/words/use-words.ts';
import type { UseSum } from '#lib/domain/budget/call-use.ts';
import { compact, percent } from '#lib/words/figures.ts';
import { fineMoney } from '#lib/words/money.ts';

const BAR = 120;
const FIGURES = ['calls', 'throttles', 'failures', 'cacheHits', 'cost'] as const;

/** Heads of `UseCells`, in its order. */
export function UseHeads() {
  const t = useWords();
  return (
    <>
      <th scope="col">{t('budget.column.share')}</th>
      {FIGURES.map((each) => (
        <th key={each} scope="col" className="num">
          {t(`budget.column.${each}`)}
        </th>
      ))}
    </>
  );
}

/** Share of all calls, calls, throttles, failures, cache hits and dollars; what nobody counts or prices is said. */
export function UseCells({ of, all }: { readonly of: UseSum; readonly all: number }) {
  const t = useWords();
  const share = of.calls / Math.max(1, all);
  return (
    <>
      <td className="whitespace-nowrap text-t2">
        <svg width={BAR} height="8" aria-hidden="true" className="mr-2 inline-block">
          <rect width={BAR} height="6" y="1" fill="var(--line1)" />
          <rect width={of.calls > 0 ? Math.max(1, share * BAR) : 0} height="6" y="1" fill="var(--c1)" />
        </svg>
        {percent(share)}
      </td>
      <td className="num font-semibold" data-of={t('budget.column.calls')}>
        {compact(of.calls)}
      </td>
      <td
        className={`num ${of.throttles > 0 ? 'font-semibold text-degraded-ink' : 'text-t2'}`}
        data-of={t('budget.column.throttles')}
      >
        {compact(of.throttles)}
      </td>
      <td
        className={`num ${of.failures > 0 ? 'font-semibold text-failing-ink' : 'text-t2'}`}
        data-of={t('budget.column.failures')}
      >
        {compact(of.failures)}
      </td>
      <td className="num text-t2" data-of={t('budget.column.cacheHits')}>
        <CacheHits of={of} />
      </td>
      <td className="num" data-of={t('budget.column.cost')}>
        <Dollars of={of} />
      </td>
    </>
  );
}

function CacheHits({ of: { cacheHits, calls } }: { readonly of: UseSum }) {
  const t = useWords();
  if (cacheHits === undefined) return <span className="text-t3">{t('budget.notKept')}</span>;
  return (
    <>
      {compact(cacheHits)}{' '}
      <span className="text-t3">({percent(cacheHits / Math.max(1, cacheHits + calls))})</span>
    </>
  );
}

function Dollars({ of: { costUsd, unpricedCalls } }: { readonly of: UseSum }) {
  const t = useWords();
  if (costUsd === undefined) return <span className="text-unknown-ink">{t('budget.noPrice')}</span>;
  return (
    <>
      {costUsd === 0 ? <span className="text-t2">{t('budget.free')}</span> : fineMoney(costUsd)}
      {unpricedCalls > 0 && (
        <span className="block text-second text-unknown-ink">
          {t('budget.plusUnpriced', { n: unpricedCalls })}
        </span>
      )}
    </>
  );
}
