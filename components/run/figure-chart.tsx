import { useView } from '#components/words/use-words.ts';
import type { WatchMinute } from '#lib/domain/deploy/release-watch.ts';
import type { Instant, TimeRange } from '#lib/domain/time.ts';
import { hourMinute } from '#lib/words/moments.ts';

const WIDTH = 380;
const HEIGHT = 132;
const LEFT = 46;
const TOP = 22;
const BOTTOM = 18;
const PLOT = { width: WIDTH - LEFT, height: HEIGHT - TOP - BOTTOM };

export type Marks = {
  readonly range: TimeRange;
  readonly deployedAt: Instant;
  /** `#11` */
  readonly deployed: string;
  readonly watch?: TimeRange;
  readonly broke?: Instant;
  readonly words: { readonly watch: string; readonly broke: string };
};

type Props = {
  readonly label: string;
  readonly minutes: readonly WatchMinute[];
  readonly value: (minute: WatchMinute) => number | undefined;
  readonly tick: (value: number) => string;
  readonly kind: 'bars' | 'line';
  /** Drawn in failing ink: a limit is crossed. */
  readonly bad: boolean;
  readonly marks: Marks;
};

/** One figure of a release from before it to since: the deploy, the watch and the break on one axis. */
export function FigureChart({ label, minutes, value, tick, kind, bad, marks }: Props) {
  const { zone } = useView();
  const points = minutes.flatMap((each) => {
    const y = value(each);
    return y === undefined ? [] : [{ at: each.at, y }];
  });
  const top = niceTop(Math.max(...points.map(({ y }) => y), 0));
  const { from, to } = marks.range;
  const x = (at: number) => LEFT + (PLOT.width * (Math.min(Math.max(at, from), to) - from)) / (to - from);
  const y = (of: number) => TOP + PLOT.height * (1 - of / top);
  const ink = bad ? 'var(--failing)' : 'var(--accent)';
  const deployX = x(marks.deployedAt);
  const broke = marks.broke === undefined ? undefined : brokeLabel(marks.words.broke, marks.broke, x, zone);
  const watchX = marks.watch && x(marks.watch.from) + 3;
  const bar = Math.max(2, (PLOT.width * 60_000) / (to - from) - 1.5);
  return (
    <svg className="figure-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {marks.watch && (
        <rect
          x={x(marks.watch.from)}
          y={TOP}
          width={Math.max(0, x(marks.watch.to) - x(marks.watch.from))}
          height={PLOT.height}
          fill="var(--s2)"
        />
      )}
      {[0, top / 2, top].map((each) => (
        <g key={each}>
          <line x1={LEFT} x2={WIDTH} y1={y(each)} y2={y(each)} stroke="var(--line1)" />
          <text x={LEFT - 6} y={y(each) + 4} textAnchor="end">
            {tick(each)}
          </text>
        </g>
      ))}
      {kind === 'bars' &&
        points
          .filter((each) => each.y > 0)
          .map((each) => (
            <rect
              key={each.at}
              x={x(each.at)}
              y={y(each.y)}
              width={bar}
              height={y(0) - y(each.y)}
              fill="var(--failing)"
            />
          ))}
      {kind === 'line' &&
        runsOfMinutes(points).map((run) => (
          <polyline
            key={run[0]?.at}
            points={run.map((each) => `${x(each.at)},${y(each.y)}`).join(' ')}
            fill="none"
            stroke={ink}
            strokeWidth="1.5"
          />
        ))}
      <line x1={deployX} x2={deployX} y1={TOP - 4} y2={y(0)} stroke="var(--t2)" strokeDasharray="4 3" />
      <text x={deployX - 4} y={TOP - 9} textAnchor="end">
        {marks.deployed} ▼
      </text>
      {watchX !== undefined && !(broke && broke.from < watchX + wide(marks.words.watch)) && (
        <text x={watchX} y={TOP - 9}>
          {marks.words.watch}
        </text>
      )}
      {broke && (
        <>
          <line
            x1={broke.x}
            x2={broke.x}
            y1={TOP - 4}
            y2={y(0)}
            stroke="var(--failing)"
            strokeDasharray="1 3"
            strokeWidth="1.5"
          />
          <text x={broke.from} y={TOP - 9} className="figure-chart-bad">
            {broke.text}
          </text>
        </>
      )}
      <text x={LEFT} y={HEIGHT - 3}>
        {hourMinute(from, zone)}
      </text>
      <text x={WIDTH} y={HEIGHT - 3} textAnchor="end">
        {hourMinute(to, zone)}
      </text>
    </svg>
  );
}

/** What a text is taken to be wide, in the drawing's own units: Japanese letters are as wide as high. */
const wide = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2fff' ? 11 : 6.4), 0);

/** Right of its line, since the run's number stands left of the deploy; left of it at the plot's end. The watch's word gives way. */
function brokeLabel(word: string, at: Instant, xOf: (at: number) => number, zone: string) {
  const text = `${word} ${hourMinute(at, zone)}`;
  const x = xOf(at);
  return { text, x, from: Math.min(x + 3, WIDTH - wide(text)) };
}

type Point = { readonly at: Instant; readonly y: number };

/** A minute without a datapoint breaks the line. */
function runsOfMinutes(points: readonly Point[]): readonly (readonly Point[])[] {
  const runs: Point[][] = [];
  let last: Instant | undefined;
  for (const point of points) {
    if (last === undefined || point.at - last > 60_000) runs.push([]);
    runs.at(-1)?.push(point);
    last = point.at;
  }
  return runs;
}

/** 1, 2 or 5 of a power of ten: a half of it reads well too. */
function niceTop(highest: number): number {
  if (highest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  return ([1, 2, 5, 10].find((each) => each * power >= highest) ?? 10) * power;
}
