import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Age } from '#components/time/age.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { MetricPanel } from '#lib/domain/metrics/panels.ts';
import type { Instant } from '#lib/domain/time.ts';
import { shortMoment } from '#lib/words/moments.ts';

/** Charts that were read and have no datapoint, in one line; an empty axis from 0 to 3 says less than their names. */
export function EmptyCharts(props: {
  readonly panels: readonly MetricPanel[];
  readonly since: Instant;
  readonly asOf: Instant;
  readonly children: ReactNode;
}) {
  const t = useWords();
  const { zone, locale } = useView();
  const { panels, since, asOf, children } = props;
  const names = panels.map(({ title, label }) => t(`chart.${title}`, { label }));
  return (
    <details className="empty-charts">
      <summary>
        <ChevronRight size={14} aria-hidden="true" className="fold-arrow" />
        <b>{t('chart.withoutData', { n: panels.length })}</b>
        <span className="min-w-0 truncate text-t2">{names.join(', ')}</span>
        <span className="text-second text-t3">
          {t('chart.noneSince', { from: shortMoment(since, asOf, zone, locale) })} · <Age at={asOf} />
        </span>
      </summary>
      <div className="chart-grid">{children}</div>
    </details>
  );
}
