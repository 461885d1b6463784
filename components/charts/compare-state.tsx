import { useView, useWords } from '#components/words/use-words.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { failureWord } from '#lib/words/failure.ts';
import { fullMoment } from '#lib/words/moments.ts';
import type { Compared } from './compared.ts';

/** Which time the charts are compared with, or why they are not. */
export function CompareState({ compared, period }: { readonly compared: Compared; readonly period: number }) {
  const t = useWords();
  const { zone } = useView();
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
            from: fullMoment(shown.range.from, zone),
            to: fullMoment(shown.range.to, zone),
          })
        : shown
          ? t('chart.coarser', { n })
          : t('chart.notCompared', { n })}
      {why !== '' && <span className="text-degraded-ink"> {why}</span>}
    </p>
  );
}
