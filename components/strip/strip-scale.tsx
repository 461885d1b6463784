import { useView, useWords } from '#components/words/use-words.ts';
import type { Instant } from '#lib/domain/time.ts';
import { hourMinute } from '#lib/words/moments.ts';
import { SPLIT, stripTicks } from './strip-shape.ts';

/** The time line above a column of strips: whole hours on the left, the last hour on the right; its ends where it is narrow. */
export function StripScale({ now, sparse = false }: { readonly now: Instant; readonly sparse?: boolean }) {
  const t = useWords();
  const { zone } = useView();
  const ticks = stripTicks(now);
  return (
    <svg width="100%" height="14" aria-hidden="true" className="block text-label" fill="var(--t3)">
      <text x="0" y="11">
        {t('strip.day')}
      </text>
      {(sparse ? ticks.slice(1, 2) : ticks).map(({ at, x }) => (
        <text key={at} x={`${x}%`} y="11" textAnchor="middle" className="max-desk:hidden">
          {hourMinute(at, zone)}
        </text>
      ))}
      <text x={`${SPLIT + (100 - SPLIT) / 2}%`} y="11" textAnchor="middle" className="max-desk:hidden">
        {t('strip.lastHour')}
      </text>
      <text x="100%" y="11" textAnchor="end">
        {t('strip.now')}
      </text>
    </svg>
  );
}
