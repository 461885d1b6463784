import { ErrorGroups } from '#components/logs/error-groups.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { LogLine } from '#lib/domain/logs/line.ts';
import type { Chart } from '#lib/domain/metrics/series.ts';
import { type Known, shownValue } from '#lib/domain/reading.ts';
import type { TimeRange } from '#lib/domain/time.ts';
import { failureWords } from '#lib/words/failure.ts';
import { Sparkline } from './sparkline.tsx';

type Props = {
  readonly environment: EnvironmentKey;
  readonly range: TimeRange;
  readonly charts: Known<readonly Chart[]>;
  /** Error lines of its log group, oldest first; undefined: it has no log group of its own. */
  readonly errors: Known<readonly LogLine[]> | undefined;
  /** Label of that log group. */
  readonly functions?: readonly string[];
};

/** A chosen part's last hour: one small line a figure, and the last errors that it wrote. */
export function LastHour({ environment, range, charts, errors, functions = [] }: Props) {
  const t = useWords();
  const lines = errors && shownValue(errors)?.value;
  const drawn = (charts && shownValue(charts)?.value) ?? [];
  return (
    <section aria-label={t('architecture.lastHour')}>
      <h4 className="text-label text-t3">{t('architecture.lastHour')}</h4>
      {charts?.state === 'failed' && <p className="text-t2">{failureWords(t, charts.failure).what}</p>}
      {drawn.map((chart) => (
        <Sparkline key={chart.id} chart={chart} range={range} />
      ))}
      {errors?.state === 'failed' && (
        <p className="text-t2">
          {t('architecture.errorsNotRead')} {failureWords(t, errors.failure).what}
        </p>
      )}
      {lines &&
        (lines.length === 0 ? (
          <p className="text-t2">{t('architecture.noErrors')}</p>
        ) : (
          <>
            <h4 className="text-label text-t3">{t('architecture.errorsAlike')}</h4>
            <ErrorGroups environment={environment} errors={lines} functions={functions} />
          </>
        ))}
    </section>
  );
}
