import { Failed } from '#components/panel/states.tsx';
import { Age } from '#components/time/age.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { Actual } from '#lib/domain/cost/actual.ts';
import type { MonthBill } from '#lib/domain/cost/bill.ts';
import { coverageOf, type DaySpan } from '#lib/domain/cost/coverage.ts';
import { shownValue } from '#lib/domain/reading.ts';
import type { Instant } from '#lib/domain/time.ts';
import { daySpan } from '#lib/words/day-span.ts';
import { money } from '#lib/words/money.ts';
import { tagWords } from '#lib/words/tags.ts';
import { Figure } from './figure.tsx';

type Props = {
  readonly actual: Actual;
  /** Of the figure from usage: up to when days could be in. */
  readonly asOf: Instant;
  /** A finished month: what nobody read of it nobody will. */
  readonly finished: boolean;
};

/** What AWS has billed, to which day; or what stands in the way of that figure alone. */
export function ActualFigure({ actual, asOf, finished }: Props) {
  const t = useWords();
  const reading = actual.state === 'enabled' ? actual.reading : undefined;
  const shown = reading && shownValue(reading);
  return (
    <Figure
      title={t('cost.actual')}
      source={t('cost.actualSource')}
      age={shown && <Age at={shown.asOf} freshFor={reading.state === 'ready' ? reading.freshFor : 0} />}
    >
      {actual.state === 'not-enabled' ? (
        <NotEnabled />
      ) : reading === undefined ? (
        <Without
          word={t(finished ? 'cost.billNotKept' : 'panel.neverRead')}
          what={t(finished ? 'cost.billNotKeptWhat' : 'cost.billNotReadWhat')}
        />
      ) : (
        <>
          {shown === undefined ? (
            <Without word={t('cost.unknown')} />
          ) : shown.value.days.length === 0 ? (
            <Without
              word={t(finished ? 'cost.nothingBilled' : 'cost.nothingBilledYet')}
              what={t('cost.nothingBilledWhat', { tags: tagWords(actual.tags) })}
            />
          ) : (
            <Billed bill={shown.value} until={finished ? undefined : asOf} />
          )}
          {reading.state === 'failed' && <Failed reading={reading} />}
        </>
      )}
    </Figure>
  );
}

/** A word in the figure's place: never $0. */
function Without({ word, what }: { readonly word: string; readonly what?: string }) {
  return (
    <>
      <p className="cost-figure text-unknown-ink">{word}</p>
      {what && <p className="text-second text-t2">{what}</p>}
    </>
  );
}

function NotEnabled() {
  const t = useWords();
  return (
    <>
      <Without word={t('cost.notEnabled')} what={t('cost.notEnabledWhat')} />
      <details className="text-second text-t2">
        <summary>{t('cost.enable')}</summary>
        <p>{t('cost.enableWhat')}</p>
        <pre className="mt-1">{'billing:\n  tags: { Environment: dev }'}</pre>
      </details>
    </>
  );
}

/** @param until up to when days could be in; a finished month's all could. */
function Billed({ bill, until }: { readonly bill: MonthBill; readonly until: Instant | undefined }) {
  const t = useWords();
  const { locale } = useView();
  const { whole, partial, missing } = coverageOf(bill, until);
  const span = (of: DaySpan) => ({ days: daySpan(t, of, locale), n: of.from === of.to ? 1 : 2 });
  const sentences = [
    ...(whole ? [t('cost.covered.whole', span(whole))] : []),
    ...(partial ? [t('cost.covered.partial', span(partial))] : []),
    ...(missing ? [t('cost.covered.missing', span(missing))] : []),
  ];
  return (
    <>
      <p className="cost-figure">{money(bill.monthToDate)}</p>
      <p className="text-second text-t2">{sentences.join(locale === 'ja' ? '' : ' ')}</p>
      <p className="text-second text-t3">{t(bill.estimated ? 'cost.billEstimated' : 'cost.billFinal')}</p>
    </>
  );
}
