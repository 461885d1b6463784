import { useView, useWords } from '#components/words/use-words.ts';
import type { Instant } from '#lib/domain/time.ts';
import { ageWords } from '#lib/words/duration.ts';
import { hourMinute } from '#lib/words/moments.ts';
import { SPLIT, type StripAxis, stripPosition, stripTicks, type Tick } from './strip-axis.ts';

/** What every strip of a page stands on, drawn once. */
export const GROUND = 'strip-ground';
/** A word here leaves room for `now`, percent. */
const BEFORE_NOW = 86;

/** The time line of a column of strips: whole hours on the left, the last hour on the right; its ends where it is narrow. */
type Props = {
  readonly axis: StripAxis;
  readonly sparse?: boolean;
  /** Marked in amber: nothing was read after it. */
  readonly silentSince?: Instant | undefined;
};

export function StripScale({ axis, sparse = false, silentSince }: Props) {
  const t = useWords();
  const { zone } = useView();
  const { now, from } = axis;
  const ticks = stripTicks(axis);
  // The first stands where the word of that end does.
  const labelled = from === undefined ? ticks.slice(1, sparse ? 2 : undefined) : oneOf(ticks);
  return (
    <svg width="100%" height="14" aria-hidden="true" className="block text-label" fill="var(--t3)">
      <Ground xs={ticks.map(({ x }) => x)} young={from !== undefined} />
      <text x="0" y="11" fill={from === undefined ? undefined : 'var(--t2)'}>
        {from === undefined
          ? t('strip.day')
          : t('strip.since', { at: hourMinute(from, zone), length: ageWords(t, now - from) })}
      </text>
      {labelled.map(({ at, x }) => (
        <text key={at} x={`${x}%`} y="11" textAnchor="middle" className="max-desk:hidden">
          {hourMinute(at, zone)}
        </text>
      ))}
      {silentSince === undefined && from === undefined && (
        <text
          x={`${sparse ? BEFORE_NOW : SPLIT + (100 - SPLIT) / 2}%`}
          y="11"
          textAnchor={sparse ? 'end' : 'middle'}
          className="max-desk:hidden"
        >
          {t('strip.lastHour')}
        </text>
      )}
      {silentSince !== undefined && <Silence at={silentSince} axis={axis} />}
      <text x="100%" y="11" textAnchor="end">
        {t('strip.now')}
      </text>
    </svg>
  );
}

/** The one tick between the words at both ends, nearest to two thirds of the width. */
const oneOf = (ticks: readonly Tick[]): readonly Tick[] =>
  ticks
    .filter(({ x }) => x > 45 && x < 88)
    .toSorted((a, b) => Math.abs(a.x - 66) - Math.abs(b.x - 66))
    .slice(0, 1);

function Silence({ at, axis }: { readonly at: Instant; readonly axis: StripAxis }) {
  const { zone } = useView();
  const x = stripPosition(at, axis);
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
function Ground({ xs, young }: { readonly xs: readonly number[]; readonly young: boolean }) {
  return (
    <symbol id={GROUND} overflow="visible">
      {!young && (
        <rect x={`${SPLIT}%`} width={`${100 - SPLIT}%`} height="100%" fill="var(--s2)" opacity="0.6" />
      )}
      {xs.map((x) => (
        <line key={x} x1={`${x}%`} x2={`${x}%`} y1="2" y2="100%" stroke="var(--line1)" />
      ))}
      {!young && <line x1={`${SPLIT}%`} x2={`${SPLIT}%`} y2="100%" stroke="var(--line2)" />}
      <line x2="100%" y1="100%" y2="100%" stroke="var(--line3)" />
    </symbol>
  );
}
