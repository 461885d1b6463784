import { useView, useWords } from '#components/words/use-words.ts';
import { shownValue } from '#lib/domain/reading.ts';
import type { Instant } from '#lib/domain/time.ts';
import { failureWord } from '#lib/words/failure.ts';
import { shortMoment } from '#lib/words/moments.ts';
import type { Compared } from './compared.ts';

type Props = {
  readonly compared: Compared;
  /** Of the charts shown. */
  readonly period: number;
  readonly now: Instant;
};

/** Which time the charts are compared with, or why they are not. */
export function CompareState({ compared, period, now }: Props) {
  const t = useWords();
  const { zone, locale } = useView();
  const { deploy, reading } = compared;
  const shown = shownValue(reading)?.value;
  const n = deploy.number;
  const why =
    reading.state === 'failed'
      ? failureWord(t, reading.failure)
      : reading.missing.map(({ what, failure }) => `${what}: ${failureWord(t, failure)}`).join(' · ');
  return (
    <p className="border-b border-line1 px-5 py-1.5 text-second text-t2" role="status">
      {shown && shown.period === period
        ? t('chart.comparedWith', {
            n,
            from: shortMoment(shown.range.from, now, zone, locale),
            to: shortMoment(shown.range.to, now, zone, locale),
          })
        : shown
          ? t('chart.coarser', { n })
          : t('chart.notCompared', { n })}
      {why !== '' && <span className="text-degraded-ink"> {why}</span>}
    </p>
  );
}
