import Link from 'next/link';
import { Age } from '#components/time/age.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { BilledCost } from '#lib/domain/cost/actual.ts';
import type { PendingRun } from '#lib/domain/cost/page.ts';
import type { Instant } from '#lib/domain/time.ts';
import { dayMonth } from '#lib/words/moments.ts';
import { money, signedMoney } from '#lib/words/money.ts';
import { shortenMiddle } from '#lib/words/shorten.ts';
import { ActualFigure } from './actual-figure.tsx';
import { Figure } from './figure.tsx';
import { MonthFigures } from './month-figures.tsx';

/** What AWS has billed, what usage says, and what a planned run would change: side by side, never mixed. */
export function CostFigures(props: {
  readonly cost: BilledCost;
  readonly asOf: Instant;
  readonly pending: PendingRun | undefined;
  readonly budgetUsd: number | undefined;
  /** A finished month: nothing waits to change it. */
  readonly finished: boolean;
}) {
  const t = useWords();
  const { locale } = useView();
  const { estimate, actual } = props.cost;
  return (
    <div className="cost-figures" data-finished={props.finished ? '' : undefined}>
      <ActualFigure actual={actual} asOf={props.asOf} finished={props.finished} />
      <Figure title={t('cost.fromUsage')} source={t('cost.fromUsageSource')} age={<Age at={props.asOf} />}>
        <p className="cost-figure">{money(estimate.monthToDate)}</p>
        <p className="text-second text-t2">
          {t('cost.usageSince', { day: dayMonth(estimate.usageSince, 'UTC', locale) })}{' '}
          {t('cost.unknownOf', { n: estimate.unknownLines, of: estimate.lines.length })}
        </p>
      </Figure>
      {props.finished ? null : props.pending ? (
        <Pending pending={props.pending} fullMonth={estimate.fullMonth} />
      ) : (
        <Figure title={t('cost.pending')} source={t('cost.pendingNoneSource')}>
          <p className="cost-figure text-t3">{t('cost.pendingNone')}</p>
          <p className="text-second text-t2">{t('cost.pendingNoneWhat')}</p>
        </Figure>
      )}
      {!props.finished && <MonthFigures estimate={estimate} asOf={props.asOf} budgetUsd={props.budgetUsd} />}
    </div>
  );
}

function Pending({
  pending,
  fullMonth,
}: {
  readonly pending: PendingRun;
  readonly fullMonth: number | undefined;
}) {
  const t = useWords();
  const { number, plannedAt, change } = pending;
  const { usdPerMonth, priced, leftOut } = change;
  return (
    <Figure
      title={t('cost.pending')}
      source={
        <Link className="link" href={`/deploys/${number}`} prefetch={false}>
          {t('cost.pendingRun', { number })}
        </Link>
      }
      hatched
      age={<Age at={plannedAt} />}
    >
      {priced.length === 0 ? (
        <p className="text-t2">{t('cost.nothingPriced')}</p>
      ) : (
        <p className="cost-figure">
          {signedMoney(usdPerMonth)} <span className="text-body font-normal text-t2">{t('cost.aMonth')}</span>
        </p>
      )}
      {priced.length > 0 && fullMonth !== undefined && (
        <p className="text-second text-t2">
          {t('cost.becomes', { from: money(fullMonth), to: money(fullMonth + usdPerMonth) })}
        </p>
      )}
      {leftOut.length > 0 && (
        <details className="text-second text-t2">
          <summary>{t('cost.leftOut', { n: leftOut.length })}</summary>
          <ul>
            {leftOut.map(({ address, why }) => (
              <li key={`${address} ${why}`}>
                <code>{shortenMiddle(address, 40)}</code> {t(`cost.leftOutWhy.${why}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Figure>
  );
}
