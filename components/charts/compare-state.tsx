import { useView, useWords } from '#components/words/use-words.ts';
import { shownValue } from '#lib/domain/reading.ts';
import type { Instant } from '#lib/domain/time.ts';
import { failureWord } from '#lib/words/failure.ts';
import { momentsFromTo } from '#lib/words/moments.ts';
import type { Compared } from './compared.ts';

type Props = {
  readonly compared: Compared;
  /** Of the charts shown. */
  readonly period: number;
  readonly now: Instant;
};

/** Which time or environment the charts are compared with, or why they are not. */
export function CompareState({ compared, period, now }: Props) {
  const t = useWords();
  const { zone, locale } = useView();
  const { reading } = compared;
  const shown = shownValue(reading)?.value;
  const why =
    reading.state === 'failed'
      ? failureWord(t, reading.failure)
      : reading.missing.map(({ what, failure }) => `${what}: ${failureWord(t, failure)}`).join(' · ');
  const words = () => {
    if (compared.with.kind === 'environment') {
      const { name } = compared.with;
      return t(shown?.period === period ? 'chart.comparedName' : 'chart.notComparedName', { name });
    }
    const n = compared.with.deploy.number;
    if (!shown) return t('chart.notCompared', { n });
    if (shown.period !== period) return t('chart.coarser', { n });
    return t('chart.comparedWith', { n, ...momentsFromTo(shown.range, now, zone, locale) });
  };
  return (
    <p className="border-b border-line1 px-5 py-1.5 text-second text-t2" role="status">
      {words()}
      {why !== '' && <span className="text-degraded-ink"> {why}</span>}
    </p>
  );
}
