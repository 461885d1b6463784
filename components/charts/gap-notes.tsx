import { useView, useWords } from '#components/words/use-words.ts';
import { dataRange } from '#lib/domain/metrics/data-range.ts';
import { type GapReason, gapReasons } from '#lib/domain/metrics/gap-reasons.ts';
import type { MetricsAnswer } from '#lib/domain/metrics/series.ts';
import { provisionalFrom } from '#lib/domain/metrics/settling.ts';
import { type Reading, shownValue } from '#lib/domain/reading.ts';
import type { Instant } from '#lib/domain/time.ts';
import { durationWords } from '#lib/words/duration.ts';
import { momentsFromTo, shortMoment } from '#lib/words/moments.ts';
import { ValuesAt } from './values-at.tsx';
import { lastWhole } from './whole-minute.ts';

/** Of when the figures are, why charts lack something, and which end may still change: only what is so of the range shown. */
export function GapNotes(props: {
  readonly reading: Reading<MetricsAnswer>;
  readonly now: Instant;
  /** Charts begin where their data do. */
  readonly follows?: boolean;
}) {
  const { reading, now } = props;
  const t = useWords();
  const { zone, locale } = useView();
  const shown = shownValue(reading);
  const since = props.follows ? dataRange(reading)?.from : undefined;
  const words = useReasonWords(now);
  return (
    <>
      {shown && (
        <ValuesAt
          whole={lastWhole(provisionalFrom(reading) ?? shown.asOf, shown.value.period)}
          period={shown.value.period}
        />
      )}
      {since !== undefined && (
        <span>
          {t('chart.since', {
            from: shortMoment(since, now, zone, locale),
            length: durationWords(t, now - since),
          })}
        </span>
      )}
      {gapReasons(reading).map((each) => {
        const text = words(each);
        return (
          <span key={text} className={each.kind === 'no-datapoint' ? undefined : 'text-degraded-ink'}>
            {each.kind === 'not-read' && (
              <svg width="14" height="10" aria-hidden="true" className="mr-1.5 inline">
                <rect width="14" height="10" fill="url(#hatch-faint)" stroke="var(--line2)" />
              </svg>
            )}
            {text}
          </span>
        );
      })}
      {provisionalFrom(reading) !== undefined && (
        <span>
          <svg width="16" height="10" aria-hidden="true" className="mr-1.5 inline">
            <path
              d="M1 5h14"
              stroke="var(--t2)"
              strokeWidth="1.5"
              strokeDasharray="1.5 3.5"
              strokeLinecap="round"
            />
          </svg>
          {t('chart.provisional')}
        </span>
      )}
    </>
  );
}

function useReasonWords(now: Instant): (reason: GapReason) => string {
  const t = useWords();
  const { zone, locale } = useView();
  return (reason) => {
    switch (reason.kind) {
      case 'not-read':
        return t('chart.notRead', { n: reason.count, why: t(`failure.${reason.failure}.word`) });
      case 'no-datapoint':
        return t('chart.noDatapoint', {
          ranges: reason.ranges
            .map((each) => t('chart.fromTo', momentsFromTo(each, now, zone, locale)))
            .join(t('chart.and')),
        });
      case 'old':
        return t('chart.old', {
          at: shortMoment(reason.asOf, now, zone, locale),
          why: t(`failure.${reason.failure}.word`),
        });
    }
  };
}
