'use client';

import { useMemo } from 'react';
import { useView, useWords } from '#components/words/use-words.ts';
import { instant } from '#lib/domain/time.ts';
import { hourMinute } from '#lib/words/moments.ts';
import type { Row } from './rows.ts';

const BUCKETS = 120;
const HEIGHT = 36;

type Bucket = { readonly lines: number; readonly warnings: number; readonly errors: number };

/** How many lines came when, errors and warnings on top. */
export function Histogram({ rows }: { readonly rows: readonly Row[] }) {
  const t = useWords();
  const { zone } = useView();
  const { buckets, from, to } = useMemo(() => bucketsOf(rows), [rows]);
  const most = Math.max(1, ...buckets.map((each) => each.lines));
  const ticks = [0, 1, 2, 3, 4].map((index) => instant(from + ((to - from) * index) / 4));
  return (
    <div className="histogram">
      <svg width="100%" height={HEIGHT + 15} role="img" aria-label={t('logs.histogram', { n: rows.length })}>
        {buckets.map(({ lines, warnings, errors }, index) => {
          const high = (count: number) => (count / most) * HEIGHT;
          const x = `${(index / BUCKETS) * 100}%`;
          const width = `${80 / BUCKETS}%`;
          const rest = lines - warnings - errors;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: buckets are places
            <g key={index}>
              <rect
                x={x}
                width={width}
                y={HEIGHT - high(rest)}
                height={high(rest)}
                fill="var(--line3)"
                opacity="0.75"
              />
              <rect
                x={x}
                width={width}
                y={HEIGHT - high(rest + warnings)}
                height={high(warnings)}
                fill="var(--degraded)"
              />
              <rect
                x={x}
                width={width}
                y={HEIGHT - high(lines)}
                height={high(errors)}
                fill="var(--failing)"
              />
            </g>
          );
        })}
        <line x1="0" x2="100%" y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} stroke="var(--line3)" />
        {rows.length > 0 &&
          ticks.map((at, index) => (
            <text
              // biome-ignore lint/suspicious/noArrayIndexKey: ticks are places
              key={index}
              x={`${index * 25}%`}
              y={HEIGHT + 13}
              textAnchor={index === 0 ? 'start' : index === 4 ? 'end' : 'middle'}
              className="axis"
            >
              {hourMinute(at, zone)}
            </text>
          ))}
      </svg>
    </div>
  );
}

function bucketsOf(rows: readonly Row[]): { buckets: readonly Bucket[]; from: number; to: number } {
  const from = rows[0]?.at ?? 0;
  const to = Math.max(from + 60_000, rows.at(-1)?.at ?? 0);
  const counts = Array.from({ length: BUCKETS }, () => ({ lines: 0, warnings: 0, errors: 0 }));
  for (const row of rows) {
    if (row.kind !== 'line') continue;
    const bucket = counts[Math.min(BUCKETS - 1, Math.floor(((row.at - from) / (to - from)) * BUCKETS))];
    if (!bucket) continue;
    bucket.lines++;
    if (row.line.level === 'WARN') bucket.warnings++;
    if (row.line.level === 'ERROR') bucket.errors++;
  }
  return { buckets: counts, from, to };
}
