import { useWords } from '#components/words/use-words.ts';
import type { Chart, Series } from '#lib/domain/metrics/series.ts';
import type { TimeRange } from '#lib/domain/time.ts';
import { figure } from '#lib/words/figures.ts';

const WIDTH = 120;
const HEIGHT = 26;
/** Two datapoints further apart than this are no line: CloudWatch had none between. */
const GAP_MS = 150_000;

/** One figure's last hour. Its peak stands beside it, since a line without a scale tells only a shape. */
export function Sparkline({ chart, range }: { readonly chart: Chart; readonly range: TimeRange }) {
  const t = useWords();
  const series = shown(chart.series);
  if (!series) return null;
  const peak = Math.max(...series.points.map(({ value }) => value));
  const words = t(`architecture.chart.${chart.id.replace('.', '-')}`);
  return (
    <p className="flex items-center gap-3">
      <span className="w-24 shrink-0 text-t2">{words}</span>
      <svg
        width={WIDTH}
        height={HEIGHT}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        aria-hidden="true"
        className="dg-spark"
      >
        <path d={pathOf(series, range, peak)} />
      </svg>
      <span className="ml-auto whitespace-nowrap text-second text-t2">
        {t('architecture.peak', { value: figure(t, peak, chart.unit) })}
      </span>
    </p>
  );
}

/** Of percentiles the p95, else the first line that has points. */
const shown = (series: readonly Series[]): Series | undefined =>
  [...series.filter(({ statistic }) => statistic === 'p95'), ...series].find(
    ({ points }) => points.length > 0,
  );

function pathOf({ points }: Series, { from, to }: TimeRange, peak: number): string {
  const x = (at: number) => ((at - from) / (to - from)) * WIDTH;
  const y = (value: number) => HEIGHT - 2 - (peak === 0 ? 0 : (value / peak) * (HEIGHT - 4));
  return points
    .map(({ at, value }, index) => {
      const before = points[index - 1];
      const pen = before && at - before.at <= GAP_MS ? 'L' : 'M';
      // A lone point is a short stroke, or nothing of it would be seen.
      const alone = pen === 'M' ? 'h1' : '';
      return `${pen}${x(at).toFixed(1)} ${y(value).toFixed(1)}${alone}`;
    })
    .join('');
}
