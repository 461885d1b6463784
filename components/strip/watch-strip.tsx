import { useWords } from '#components/words/use-words.ts';
import type { HealthSample } from '#lib/domain/health/health.ts';
import type { DeployMark } from '#lib/domain/overview/board.ts';
import type { Instant } from '#lib/domain/time.ts';
import { type Bar, SPLIT, type StripShape, stripPosition, stripShape } from './strip-shape.ts';

/** Heights that tell the states apart without colour. */
const HEIGHT: Readonly<Record<Bar['state'], number>> = {
  healthy: 3,
  degraded: 10,
  failing: 16,
  deploying: 8,
  unknown: 10,
};

type Props = {
  readonly samples: readonly HealthSample[];
  readonly marks: readonly DeployMark[];
  readonly now: Instant;
  readonly name: string;
  readonly height?: 54 | 40;
};

/** Health over time in one drawing: left 24 h to 1 h ago, right the last hour; traffic above, verdicts below. */
export function WatchStrip({ samples, marks, now, name, height = 54 }: Props) {
  const t = useWords();
  const shape = stripShape(samples, now);
  const base = height - 11;
  return (
    <svg width="100%" height={height} role="img" aria-label={stripWords(t, name, shape, marks.length)}>
      <rect x={`${SPLIT}%`} width={`${100 - SPLIT}%`} y="0" height={base} fill="var(--s2)" opacity="0.6" />
      {[16, 32, 48].map((x) => (
        <line key={x} x1={`${x}%`} x2={`${x}%`} y1="2" y2={base} stroke="var(--line1)" />
      ))}
      <line x1={`${SPLIT}%`} x2={`${SPLIT}%`} y1="0" y2={base} stroke="var(--line2)" />
      <svg viewBox="0 0 1000 100" preserveAspectRatio="none" x="0" y="5" width="100%" height={height * 0.34}>
        <title>{t('strip.traffic')}</title>
        <path
          d={shape.traffic}
          fill="none"
          stroke="var(--t3)"
          strokeWidth="1.3"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <line x1="0" x2="100%" y1={base} y2={base} stroke="var(--line3)" />
      {shape.bars.map((bar) => (
        <rect
          key={bar.from}
          x={`${bar.from}%`}
          width={`${bar.to - bar.from}%`}
          y={base - HEIGHT[bar.state]}
          height={HEIGHT[bar.state]}
          fill={fillOf(bar.state)}
          stroke={bar.state === 'unknown' ? 'var(--unknown)' : 'none'}
          strokeDasharray="3 2"
        />
      ))}
      {marks.map((mark) => (
        <DeployTriangle key={mark.runId} mark={mark} now={now} base={base} shape={shape} />
      ))}
    </svg>
  );
}

function DeployTriangle(props: {
  readonly mark: DeployMark;
  readonly now: Instant;
  readonly base: number;
  readonly shape: StripShape;
}) {
  const x = stripPosition(props.mark.at, props.now);
  if (x === undefined) return null;
  const led = props.shape.bars.find((bar) => bar.to > x && bar.state !== 'deploying');
  const colour = led && led.state !== 'healthy' ? `var(--${led.state})` : 'var(--t2)';
  return (
    <svg x={`${x}%`} y="0" width="1" height={props.base + 11} overflow="visible" aria-hidden="true">
      <line x1="0" x2="0" y1={props.base - 20} y2={props.base} stroke={colour} strokeDasharray="1.5 2.5" />
      <path d={`M0 ${props.base + 3}l3.5 6h-7z`} fill={colour} />
    </svg>
  );
}

const fillOf = (state: Bar['state']): string =>
  state === 'unknown' ? 'url(#hatch)' : state === 'deploying' ? 'url(#stripes)' : `var(--${state})`;

function stripWords(
  t: ReturnType<typeof useWords>,
  name: string,
  shape: StripShape,
  deploys: number,
): string {
  const now = shape.bars.at(-1)?.state;
  if (now === undefined) return t('strip.none', { name });
  const worstStates = (['failing', 'degraded', 'unknown'] as const).filter((state) =>
    shape.bars.some((bar) => bar.state === state),
  );
  const seen = worstStates.map((state) => t(`status.${state}`)).join(', ') || t('strip.nothingElse');
  return t('strip.name', { name, now: t(`status.${now}`), seen, deploys });
}
