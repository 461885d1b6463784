'use client';

import { useView, useWords } from '#components/words/use-words.ts';
import { figure } from '#lib/words/figures.ts';
import { fullMoment } from '#lib/words/moments.ts';
import { besideWords } from './beside-words.ts';
import type { ChartProps } from './chart-props.ts';

/**
 * A panel's figures as rows, newest first; a moment without a datapoint has a dash. What is compared stands beside
 * each series, at the same time after its own beginning.
 */
export function FigureRows({ panel, before, most }: ChartProps & { readonly most?: number }) {
  const t = useWords();
  const { zone } = useView();
  const columns = panel.series.flatMap(({ word, series }) => {
    const name = t.has(`series.${word}`) ? t(`series.${word}`) : word;
    const { unit } = series;
    const own = { id: series.id, name, unit, points: series.points };
    if (!before) return [own];
    const beside = besideWords(t, before.with);
    return [
      own,
      { id: `${series.id} before`, name: `${name}, ${beside}`, unit, points: before.points[series.id] ?? [] },
    ];
  });
  const times = [...new Set(columns.flatMap(({ points }) => points.map((each) => each.at)))];
  const values = columns.map(({ points }) => new Map(points.map((each) => [each.at, each.value])));
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{t('chart.time')}</th>
          {columns.map(({ id, name }) => (
            <th key={id} scope="col" className="num">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {times
          .sort((a, b) => b - a)
          .slice(0, most)
          .map((at) => (
            <tr key={at}>
              <td>{fullMoment(at, zone)}</td>
              {values.map((each, index) => {
                const value = each.get(at);
                const { id, unit = panel.unit } = columns[index] ?? {};
                return (
                  <td key={id} className="num">
                    {value === undefined ? '–' : figure(t, value, unit)}
                  </td>
                );
              })}
            </tr>
          ))}
      </tbody>
    </>
  );
}
