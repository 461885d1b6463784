'use client';

import { useView, useWords } from '#components/words/use-words.ts';
import { figure } from '#lib/words/figures.ts';
import { fullMoment } from '#lib/words/moments.ts';
import type { ChartProps } from './chart-props.ts';

/** The same figures as rows, newest first; a moment without a datapoint has a dash. */
export function ChartTable({ panel, title }: ChartProps & { readonly title: string }) {
  const t = useWords();
  const { zone } = useView();
  const times = [...new Set(panel.series.flatMap(({ series }) => series.points.map((each) => each.at)))];
  const values = panel.series.map(
    ({ series }) => new Map(series.points.map((each) => [each.at, each.value])),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="chart-table" tabIndex={0} aria-label={title}>
      <table className="ruled">
        <thead>
          <tr>
            <th scope="col">{t('chart.time')}</th>
            {panel.series.map(({ word, series }) => (
              <th key={series.id} scope="col" className="num">
                {t.has(`series.${word}`) ? t(`series.${word}`) : word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {times
            .sort((a, b) => b - a)
            .map((at) => (
              <tr key={at}>
                <td>{fullMoment(at, zone)}</td>
                {values.map((each, index) => {
                  const value = each.get(at);
                  return (
                    <td key={panel.series[index]?.series.id} className="num">
                      {value === undefined ? '–' : figure(t, value, panel.unit)}
                    </td>
                  );
                })}
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
