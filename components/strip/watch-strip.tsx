import { useWords } from '#components/words/use-words.ts';
import type { DeployMark } from '#lib/domain/deploy/deployment.ts';
import type { HealthSample } from '#lib/domain/health/health.ts';
import type { Instant } from '#lib/domain/time.ts';
import { type PlacedMark, placeMarks } from './marks.ts';
import type { StripAxis } from './strip-axis.ts';
import { GROUND } from './strip-scale.tsx';
import { type Bar, type StripShape, stripShape } from './strip-shape.ts';

/** Heights that tell the states apart without colour. */
const HEIGHT: Readonly<Record<Bar['state'], number>> = {
  healthy: 3,
  degraded: 10,
  failing: 16,
  deploying: 8,
  unknown: 10,
};

/** Above the traffic line: its peak is not cut off. */
const TOP = 4;
/** Below the base: the triangles of the deploys. */
const FOOT = 11;
/** Narrower than this, percent, a dashed outline is nothing but dashes: the hatch alone says unknown. */
const OUTLINED = 3;

type Props = {
  readonly samples: readonly HealthSample[];
  readonly marks: readonly DeployMark[];
  readonly axis: StripAxis;
  readonly name: string;
  /** Nothing was read after it: the rest is hatched. */
  readonly silentSince?: Instant | undefined;
  readonly height?: 54 | 40;
};

/**
 * Health over time in one drawing: left 24 h to 1 h ago, right the last hour, or all since the first reading while that is younger;
 * traffic above, verdicts below. Its ground is that of the `StripScale` on the page.
 */
export function WatchStrip({ samples, marks, axis, name, silentSince, height = 54 }: Props) {
  const t = useWords();
  const shape = stripShape(samples, axis, silentSince);
  const base = height - FOOT;
  return (
    <svg
      height={height}
      role="img"
      aria-label={stripWords(t, name, shape, { deploys: marks.length, axis })}
      className="strip"
      data-silent={silentSince === undefined ? undefined : ''}
    >
      <use href={`#${GROUND}`} width="100%" height={base} />
      <svg
        className="strip-traffic"
        y={TOP}
        viewBox="0 0 1000 100"
        preserveAspectRatio="none"
        height={height / 3}
      >
        <title>{t('strip.traffic')}</title>
        <path d={shape.traffic} />
      </svg>
      {shape.bars.map((bar) => (
        <StateBar key={bar.from} bar={bar} base={base} />
      ))}
      {placeMarks(marks, shape.bars, axis).map((mark) => (
        <DeployTriangle key={mark.key} mark={mark} base={base} numbered={axis.from !== undefined} />
      ))}
    </svg>
  );
}

function StateBar({ bar, base }: { readonly bar: Bar; readonly base: number }) {
  const height = HEIGHT[bar.state];
  const width = bar.to - bar.from;
  const outlined = bar.state === 'unknown' && width >= OUTLINED;
  return (
    <rect
      x={percent(bar.from)}
      width={percent(width)}
      y={base - height}
      height={height}
      fill={fillOf(bar.state)}
      {...(outlined ? { stroke: 'var(--unknown)', strokeDasharray: '3 2' } : {})}
    />
  );
}

function DeployTriangle(props: {
  readonly mark: PlacedMark;
  readonly base: number;
  /** A young strip has room to name each deploy; a day's says how many stand at one place. */
  readonly numbered: boolean;
}) {
  const { mark, base, numbered } = props;
  const before = mark.side === 'before';
  const colour = mark.ledTo === 'healthy' ? 'var(--t2)' : `var(--${mark.ledTo})`;
  return (
    <svg x={percent(mark.x)} y="0" width="1" height={base + FOOT} overflow="visible" aria-hidden="true">
      <line x1="0" x2="0" y1={base - 20} y2={base} stroke={colour} strokeDasharray="1.5 2.5" />
      <path d={`M0 ${base + 3}l3.5 6h-7z`} fill={colour} />
      {(numbered || mark.count > 1) && (
        <text
          x={before ? -6 : 6}
          y={base + 10}
          textAnchor={before ? 'end' : 'start'}
          className="text-label"
          fill="var(--t3)"
        >
          {numbered ? mark.label : mark.count}
        </text>
      )}
    </svg>
  );
}

const percent = (value: number): string => `${Math.round(value * 100) / 100}%`;

const fillOf = (state: Bar['state']): string =>
  state === 'unknown' ? 'url(#hatch)' : state === 'deploying' ? 'url(#stripes)' : `var(--${state})`;

function stripWords(
  t: ReturnType<typeof useWords>,
  name: string,
  shape: StripShape,
  { deploys, axis }: { readonly deploys: number; readonly axis: StripAxis },
): string {
  const now = shape.bars.at(-1)?.state;
  if (now === undefined) return t('strip.none', { name });
  const worstStates = (['failing', 'degraded', 'unknown'] as const).filter((state) =>
    shape.bars.some((bar) => bar.state === state),
  );
  const seen = worstStates.map((state) => t(`status.${state}`)).join(', ') || t('strip.nothingElse');
  const words = t('strip.name', { name, now: t(`status.${now}`), seen, deploys });
  return axis.from === undefined && shape.unwatched === 0 ? words : `${words}; ${t('strip.partDay')}`;
}
