'use client';

import { useView, useWords } from '#components/words/use-words.ts';
import type { Instant } from '#lib/domain/time.ts';
import { ageWords } from '#lib/words/duration.ts';
import { hourMinute } from '#lib/words/moments.ts';
import { useCrosshair } from './crosshair.tsx';
import { ALWAYS_SEEN } from './seen.ts';

const MINUTE = 60_000;

/** Of which time the figures above the charts are: under the crosshair, else the newest whole period. */
export function ValuesAt({ whole, period }: { readonly whole: Instant; readonly period: number }) {
  const t = useWords();
  const { zone } = useView();
  const at = useCrosshair(ALWAYS_SEEN) ?? whole;
  return (
    <span>
      {t(period === MINUTE ? 'chart.valuesAt' : 'chart.valuesOf', {
        at: hourMinute(at, zone),
        each: ageWords(t, period),
      })}
    </span>
  );
}
