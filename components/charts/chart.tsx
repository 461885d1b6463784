'use client';

import { Download, Maximize2, Table2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import { csvName, panelCsv } from '#lib/domain/metrics/csv.ts';
import type { MetricPanel } from '#lib/domain/metrics/panels.ts';
import { ageWords } from '#lib/words/duration.ts';
import { BesideEntry } from './beside-entry.tsx';
import type { ChartProps } from './chart-props.ts';
import { ChartTable } from './chart-table.tsx';
import { useEnlarged } from './enlarged.tsx';
import { EnlargedChart } from './enlarged-chart.tsx';
import { IN_GRID } from './frame.ts';
import { Legend } from './legend.tsx';
import { Plot } from './plot.tsx';

import { useSeen } from './use-seen.ts';

/** One cell of the metrics page: title, what is measured, values at the crosshair, the drawing or its table. */
export function Chart(props: ChartProps) {
  const t = useWords();
  const { panel, environment } = props;
  const [table, setTable] = useState(false);
  const { seen, chart } = useSeen();
  const enlarged = useEnlarged(panel.id, props.watchedBy ?? []);
  const opener = useRef<HTMLButtonElement>(null);
  const title = t(`chart.${panel.title}`, { label: panel.label });
  const { names, statistics } = sourceOf(panel);
  const how = t('chart.source', { what: statistics, each: ageWords(t, props.period) });
  const close = () => {
    enlarged.set(false);
    // A chart that the address opened has no focus to return by itself.
    opener.current?.focus();
  };
  return (
    <section ref={chart} className="chart" aria-label={title}>
      <div className="flex items-center gap-2">
        <h2 className="min-w-0 flex-1 truncate font-semibold">{title}</h2>
        <Age at={props.asOf} bare />
        <button
          type="button"
          className="control control-quiet chart-button"
          aria-pressed={table}
          data-chart-key="t"
          aria-label={t('chart.table', { title })}
          onClick={() => setTable(!table)}
        >
          <Table2 size={13} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="control control-quiet chart-button"
          aria-label={t('chart.csv', { title })}
          onClick={() => save(csvName(environment, panel), panelCsv(panel))}
        >
          <Download size={13} aria-hidden="true" />
        </button>
        <button
          ref={opener}
          type="button"
          className="control control-quiet chart-button"
          aria-haspopup="dialog"
          data-chart-key="e"
          aria-label={t('chart.enlarge', { title })}
          onClick={() => enlarged.set(true)}
        >
          <Maximize2 size={13} aria-hidden="true" />
        </button>
      </div>
      <p className="chart-source">
        <span className="chart-source-names">{names}</span>
        <span className="shrink-0 whitespace-pre"> · {how}</span>
        {props.before && <BesideEntry before={props.before} />}
      </p>
      <Legend {...props} seen={seen} />
      {table ? (
        <ChartTable {...props} title={title} />
      ) : (
        <Plot {...props} title={title} frame={IN_GRID} seen={seen} />
      )}
      {enlarged.is && <EnlargedChart {...props} title={title} source={`${names} · ${how}`} close={close} />}
    </section>
  );
}

/** `Lambda Invocations, Errors` and `Sum`. */
function sourceOf({ series }: MetricPanel): { readonly names: string; readonly statistics: string } {
  const names = new Set(series.map((each) => each.series.metric.name));
  const statistics = new Set(series.map((each) => each.series.statistic));
  const namespace = series[0]?.series.metric.namespace.replace('AWS/', '') ?? '';
  return { names: `${namespace} ${[...names].join(', ')}`, statistics: [...statistics].join(' ') };
}

/** Hands a text to the person as a file. */
function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
