import { useView, useWords } from '#components/words/use-words.ts';
import type { Instant } from '#lib/domain/time.ts';
import { hourMinute } from '#lib/words/moments.ts';
import { SPLIT, stripPosition, stripTicks } from './strip-shape.ts';

/** What every strip of a page stands on, drawn once. */
export const GROUND = 'strip-ground';

/** The time line of a column of strips: whole hours on the left, the last hour on the right; its ends where it is narrow. */
type Props = {
  readonly now: Instant;
  readonly sparse?: boolean;
  /** Marked in amber: nothing was read after it. */
  readonly silentSince?: Instant | undefined;
};

export function StripScale({ now, sparse = false, silentSince }: Props) {
  const t = useWords();
  const { zone } = useView();
  const ticks = stripTicks(now);
  return (
    <svg width="100%" height="14" aria-hidden="true" className="block text-label" fill="var(--t3)">
      <Ground xs={ticks.map(({ x }) => x)} />
      <text x="0" y="11">
        {t('strip.day')}
      </text>
      {(sparse ? ticks.slice(1, 2) : ticks).map(({ at, x }) => (
        <text key={at} x={`${x}%`} y="11" textAnchor="middle" className="max-desk:hidden">
          {hourMinute(at, zone)}
        </text>
      ))}
      {silentSince === undefined ? (
        <text x={`${SPLIT + (100 - SPLIT) / 2}%`} y="11" textAnchor="middle" className="max-desk:hidden">
          {t('strip.lastHour')}
        </text>
      ) : (
        <Silence at={silentSince} now={now} />
      )}
      <text x="100%" y="11" textAnchor="end">
        {t('strip.now')}
      </text>
    </svg>
  );
}

/** Its word leaves room for `now`. */
const BEFORE_NOW = 86;

function Silence({ at, now }: { readonly at: Instant; readonly now: Instant }) {
  const { zone } = useView();
  const x = stripPosition(at, now);
  if (x === undefined) return null;
  return (
    <text
      x={`${Math.min(x, BEFORE_NOW)}%`}
      y="11"
      textAnchor="middle"
      fontWeight="600"
      fill="var(--degraded-ink)"
    >
      {hourMinute(at, zone)}
    </text>
  );
}

/** The last hour's wash, the hours' grid and the base line. */
function Ground({ xs }: { readonly xs: readonly number[] }) {
  return (
    <symbol id={GROUND} overflow="visible">
      <rect x={`${SPLIT}%`} width={`${100 - SPLIT}%`} height="100%" fill="var(--s2)" opacity="0.6" />
      {xs.map((x) => (
        <line key={x} x1={`${x}%`} x2={`${x}%`} y1="2" y2="100%" stroke="var(--line1)" />
      ))}
      <line x1={`${SPLIT}%`} x2={`${SPLIT}%`} y2="100%" stroke="var(--line2)" />
      <line x2="100%" y1="100%" y2="100%" stroke="var(--line3)" />
    </symbol>
  );
}
