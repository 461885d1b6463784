'use client';

import { useWords } from '#components/words/use-words.ts';
import { besideWords } from './beside-words.ts';
import type { ChartProps } from './chart-props.ts';

/** What the dashed lines are, and when they cannot be compared in figures. */
export function BesideEntry({ before }: { readonly before: NonNullable<ChartProps['before']> }) {
  const t = useWords();
  const some = Object.keys(before.differences).length > 0;
  const drawn = Object.values(before.points).some((points) => points.length > 0);
  const what = besideWords(t, before.with);
  return (
    <span className="ml-auto inline-flex items-center gap-1.5 pl-2 text-t2">
      <svg width="14" height="4" aria-hidden="true" opacity="0.6">
        <path d="M0 2h14" stroke="var(--t1)" strokeWidth="1.2" strokeDasharray="4 3" />
      </svg>
      {!drawn ? t('chart.besideNothing', { what }) : some ? what : t('chart.besideFew', { what })}
    </span>
  );
}
