import type { ReactNode } from 'react';
import { Age } from '#components/time/age.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { EnvironmentCost } from '#lib/domain/cost/cost.ts';
import type { Instant } from '#lib/domain/time.ts';
import { dayMonth } from '#lib/words/moments.ts';
import { money } from '#lib/words/money.ts';

/** What AWS has billed, what usage says, and what the month will come to: side by side, never mixed. */
export function CostFigures(props: {
  readonly cost: EnvironmentCost;
  readonly asOf: Instant;
  readonly budgetUsd: number | undefined;
}) {
  const t = useWords();
  const { locale } = useView();
  const { estimate, actual } = props.cost;
  const lines = estimate.lines.length;
  const over = props.budgetUsd !== undefined && estimate.forecast > props.budgetUsd;
  return (
    <div className="cost-figures">
      <Figure title={t('cost.actual')} source={t('cost.actualSource')}>
        {actual.state === 'ready' ? (
          <>
            <p className="cost-figure">{money(actual.monthToDate)}</p>
            <Age at={actual.asOf} />
          </>
        ) : (
          <>
            <p className="cost-figure text-unknown-ink">{t('cost.notEnabled')}</p>
            <p className="text-second text-t2">{t('cost.notEnabledWhat')}</p>
          </>
        )}
      </Figure>
      <Figure title={t('cost.fromUsage')} source={t('cost.fromUsageSource')} age={<Age at={props.asOf} />}>
        <p className="cost-figure">{money(estimate.monthToDate)}</p>
        <p className="text-second text-t2">
          {t('cost.usageSince', { day: dayMonth(estimate.usageSince, 'UTC', locale) })}{' '}
          {t('cost.unknownOf', { n: estimate.unknownLines, of: lines })}
        </p>
      </Figure>
      <Figure
        title={t('cost.forecastTitle')}
        source={t('cost.forecastSource')}
        hatched
        age={<Age at={props.asOf} />}
      >
        <p className="cost-figure">{money(estimate.forecast)}</p>
        {props.budgetUsd !== undefined && (
          <p className={over ? 'text-second text-degraded-ink' : 'text-second text-t2'}>
            {over
              ? t('cost.over', {
                  by: money(estimate.forecast - props.budgetUsd),
                  budget: money(props.budgetUsd),
                })
              : t('cost.under', {
                  by: money(props.budgetUsd - estimate.forecast),
                  budget: money(props.budgetUsd),
                })}
          </p>
        )}
      </Figure>
    </div>
  );
}

function Figure(props: {
  readonly title: string;
  readonly source: string;
  readonly age?: ReactNode;
  readonly hatched?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section className={`px-5 py-3 ${props.hatched ? 'forecast-hatch' : ''}`}>
      <div className="flex items-baseline gap-2">
        <h2 className="font-semibold">{props.title}</h2>
        <span className="ml-auto">{props.age}</span>
      </div>
      <p className="text-second text-t3">{props.source}</p>
      {props.children}
    </section>
  );
}
