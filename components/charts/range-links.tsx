import { ChevronLeft, ChevronRight, Undo2, ZoomIn, ZoomOut } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useView, useWords } from '#components/words/use-words.ts';
import { type ComparisonWord, chartAddress } from '#lib/domain/metrics/chart-address.ts';
import { type ChartWindow, moved, windowOfWord } from '#lib/domain/metrics/chart-window.ts';
import { RANGES } from '#lib/domain/metrics/ranges.ts';
import type { Instant, TimeRange } from '#lib/domain/time.ts';
import { momentsFromTo } from '#lib/words/moments.ts';
import { ExactRange } from './exact-range.tsx';

type Props = {
  readonly window: ChartWindow;
  readonly range: TimeRange;
  readonly now: Instant;
  /** The window before a brush, as the address keeps it. */
  readonly back: string | undefined;
  /** What is compared with: kept. */
  readonly compared: ComparisonWord;
};

const KEYS = { earlier: '[', later: ']', closer: undefined, wider: undefined } as const;

/** The time range, kept in the address: a length up to now, or a stretch that can be moved without a mouse. */
export function RangeLinks({ window, range, now, back, compared }: Props) {
  const t = useWords();
  const { zone, locale } = useView();
  const shown = momentsFromTo(range, now, zone, locale);
  const current = window.kind === 'named' ? window.name : undefined;
  const step = (name: 'earlier' | 'later' | 'closer' | 'wider', icon: ReactNode) => (
    <Link
      href={chartAddress({ window: { kind: 'fixed', range: moved(range, name, now) }, compared })}
      aria-label={t(`chart.${name}`)}
      data-chart-key={KEYS[name]}
      className="control control-quiet"
      prefetch={false}
    >
      {icon}
    </Link>
  );
  return (
    <>
      <nav className="segmented" aria-label={t('chart.range')}>
        {RANGES.map(({ name }) => (
          <Link
            key={name}
            href={chartAddress({ window: { kind: 'named', name }, compared })}
            aria-current={name === current ? 'true' : undefined}
            prefetch={false}
          >
            {t(`range.${name}`)}
          </Link>
        ))}
      </nav>
      <ExactRange range={range} compared={compared} />
      <span className="text-second text-t2">
        {shown.from} – {shown.to}
      </span>
      <nav aria-label={t('chart.move')} className="range-steps inline-flex">
        {step('earlier', <ChevronLeft size={14} aria-hidden="true" />)}
        {step('later', <ChevronRight size={14} aria-hidden="true" />)}
        {step('closer', <ZoomIn size={14} aria-hidden="true" />)}
        {step('wider', <ZoomOut size={14} aria-hidden="true" />)}
      </nav>
      {back !== undefined && (
        <Link
          className="control"
          href={chartAddress({ window: windowOfWord(back), compared })}
          prefetch={false}
        >
          <Undo2 size={14} aria-hidden="true" /> {t('chart.back')}
        </Link>
      )}
    </>
  );
}
