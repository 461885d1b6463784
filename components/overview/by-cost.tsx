import Link from 'next/link';
import { FullMonth } from '#components/cost/full-month.tsx';
import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { CostEstimate } from '#lib/domain/cost/cost.ts';
import { isTooYoung, isWatchedInPart } from '#lib/domain/cost/watched.ts';
import { systemWord } from '#lib/domain/environment.ts';
import type { BoardRow } from '#lib/domain/overview/board.ts';
import { costRanking, type RankedCost } from '#lib/domain/overview/views.ts';
import { shownValue } from '#lib/domain/reading.ts';
import type { Instant } from '#lib/domain/time.ts';
import { failureWord } from '#lib/words/failure.ts';
import { money, signedMoney } from '#lib/words/money.ts';
import { CostBar } from './cost-bar.tsx';

/** Every environment on one scale, the dearest first; what is not read has no bar and no figure. */
export function ByCost({ rows }: { readonly rows: readonly BoardRow[] }) {
  const t = useWords();
  const ranked = costRanking(rows);
  const full = Math.max(
    ...ranked.map(({ row, estimate, aMonth }) =>
      Math.max(aMonth ?? estimate?.forecast ?? 0, row.budgetUsd ?? 0),
    ),
  );
  return (
    <section aria-label={t('overview.view.cost')}>
      <div className="cost-row board-head" aria-hidden="true">
        <span>{t('overview.environment')}</span>
        <span className="first-letter:uppercase">{t('overview.scale', { usd: money(full) })}</span>
        <span className="num first-letter:uppercase">{t('cost.monthToDate')}</span>
        <span className="num first-letter:uppercase">{t('overview.aMonth')}</span>
        <span className="num">{t('overview.toBudget')}</span>
        <span className="num">{t('overview.age')}</span>
      </div>
      <ul>
        {ranked.map((each) => (
          <CostRow key={each.row.key} ranked={each} full={full} />
        ))}
      </ul>
    </section>
  );
}

function CostRow({
  ranked: { row, estimate, aMonth },
  full,
}: {
  readonly ranked: RankedCost;
  readonly full: number;
}) {
  const t = useWords();
  const { cost, budgetUsd } = row;
  const shown = cost && shownValue(cost);
  const tooYoung = estimate !== undefined && shown !== undefined && isTooYoung(estimate, shown.asOf);
  const left = aMonth !== undefined && budgetUsd !== undefined ? budgetUsd - aMonth : undefined;
  return (
    <li className="cost-row border-b border-line1">
      <Link className="truncate hover:text-accent" href={`/e/${row.key}/cost`} prefetch={false}>
        {systemWord(row)} / <b>{row.name}</b>
      </Link>
      {estimate ? (
        <CostBar
          monthToDate={estimate.monthToDate}
          forecast={aMonth ?? estimate.monthToDate}
          budgetUsd={budgetUsd}
          full={full}
        />
      ) : (
        <span className="text-t3">
          {cost?.state === 'failed' ? failureWord(t, cost.failure) : t('panel.neverRead')}
        </span>
      )}
      <b className="num">{estimate ? money(estimate.monthToDate) : t('cost.unknown')}</b>
      <span className="num">
        {aMonth === undefined || !estimate || !shown ? (
          <span className="text-t2">{t(tooYoung ? 'overview.rateLater' : 'cost.unknown')}</span>
        ) : (
          <AMonth usd={aMonth} estimate={estimate} asOf={shown.asOf} />
        )}
        {estimate !== undefined && estimate.unknownLines > 0 && (
          <span className="block text-label text-unknown-ink">
            {t('overview.unknownLines', { n: estimate.unknownLines })}
          </span>
        )}
      </span>
      <span
        className={`num ${left !== undefined && left < 0 ? 'font-semibold text-degraded-ink' : 'text-t2'}`}
      >
        {budgetUsd === undefined && t('overview.noBudget')}
        {budgetUsd !== undefined && (left === undefined ? '–' : left < 0 ? signedMoney(left) : money(left))}
        {budgetUsd !== undefined && (
          <span className="block text-label font-normal text-t3">
            {t('cost.budget', { usd: `$${budgetUsd}` })}
          </span>
        )}
      </span>
      <span className="num">
        {shown && <Age at={shown.asOf} freshFor={cost?.state === 'ready' ? cost.freshFor : 0} />}
      </span>
    </li>
  );
}

/** The figure that the bar and the budget beside it are of, by its name, and the other one below it. */
function AMonth({ usd, estimate, asOf }: { usd: number; estimate: CostEstimate; asOf: Instant }) {
  const t = useWords();
  const inPart = isWatchedInPart(estimate, asOf);
  return (
    <>
      <span className="text-t2">{money(usd)}</span>
      <span className="block text-label text-t2">{t(inPart ? 'overview.fullMonth' : 'cost.forecast')}</span>
      <span className="block text-label text-t3">
        {inPart && `${t('overview.forecastOf', { usd: money(estimate.forecast) })} · `}
        <FullMonth estimate={estimate} asOf={asOf} bare={inPart} />
      </span>
    </>
  );
}
