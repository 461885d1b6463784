import Link from 'next/link';
import { useView, useWords } from '#components/words/use-words.ts';
import { evidenceHref } from '#lib/words/evidence.ts';
import { figure } from '#lib/words/figures.ts';
import { fullMoment } from '#lib/words/moments.ts';
import { shortenMiddle } from '#lib/words/shorten.ts';
import type { ChartProps } from './chart-props.ts';
import { deployLabels } from './deploy-labels.ts';
import { axisWidth, type Frame, plotEdges } from './frame.ts';
import { axisTop } from './panel-axis.ts';

type Props = ChartProps & {
  readonly frame: Frame;
  /** Of the drawing; undefined before it was measured. */
  readonly width: number | undefined;
};

/** What a plot has at the least, on a phone. */
const NARROW = 320;

/**
 * The labels of deploys and alarms, each a link to its run or evidence. They lie over the drawing, not in it: a
 * drawing is one picture to a screen reader, and a picture has no links inside.
 */
export function PlotLinks(props: Props) {
  const t = useWords();
  const { locale } = useView();
  const { alarms, marks, frame, width } = props;
  if (alarms.length === 0 && marks.length === 0 && !props.objectives?.length) return null;
  const plot = width === undefined ? NARROW : width - axisWidth(locale);
  return (
    <div className="plot-links">
      <svg width="100%" height={frame.height}>
        <title>{t('chart.marks')}</title>
        <ThresholdLinks {...props} plot={plot} />
        <DeployLinks {...props} plot={plot} />
      </svg>
    </div>
  );
}

type Placed = Props & { readonly plot: number };

/** Alone a deploy leads to its run, a group to the environment's deploys. */
function DeployLinks({ environment, marks, range, frame, plot }: Placed) {
  const t = useWords();
  const { zone } = useView();
  const { top } = plotEdges(frame);
  const x = (pixels: number) => `${(pixels / plot) * 100}%`;
  const labels = deployLabels(marks, range, plot, (first, last) => t('chart.deploysTo', { first, last }));
  return labels.map(({ marks: [first, ...more], text, from, width }) => {
    if (!first) return null;
    return (
      <Link
        key={first.runId}
        href={more.length === 0 ? `/deploys/${first.number}` : `/e/${environment}/deploys`}
        prefetch={false}
        className="mark-link"
        aria-label={t('chart.toDeploy', { label: text, at: fullMoment(first.at, zone) })}
      >
        <rect x={x(from)} y={top - 20} width={width} height="20" fill="transparent" />
        {[first, ...more].map((mark) => (
          <svg key={mark.runId} x={x(mark.x)} overflow="visible" width="1" height={top} aria-hidden="true">
            <path d={`M0 ${top}l-4-6h8z`} fill="var(--t2)" />
          </svg>
        ))}
        <text x={x(from)} y={top - 5} className="axis axis-strong">
          {text}
        </text>
      </Link>
    );
  });
}

/** Nearer than this two labels would cover each other. */
const LINE = 14;

/** Alarms lead to what they watch, an objective to the row above the charts. */
function ThresholdLinks({ environment, alarms, objectives = [], panel, range, before, frame, plot }: Placed) {
  const t = useWords();
  const { base, top: first } = plotEdges(frame);
  const { top } = axisTop(panel, { range, alarms, objectives, before });
  const lines = [
    ...alarms.map((each) => ({ ...each, kind: 'alarm' as const })),
    ...objectives.map((each) => ({ ...each, kind: 'slo' as const, firing: false })),
  ];
  let above = Number.POSITIVE_INFINITY;
  return lines
    .map((line) => ({ ...line, y: base - (line.threshold / top) * (base - first) }))
    .toSorted((a, b) => b.y - a.y)
    .map(({ kind, name, threshold, firing, y }) => {
      const at = figure(t, threshold, panel.unit);
      const short = shortenMiddle(name, Math.max(7, Math.floor(plot / 7 - at.length - 10)));
      const baseline = Math.min(y - 4, above - LINE);
      above = baseline;
      const label = t('chart.alarm', { at });
      const href = kind === 'slo' ? '#slo' : evidenceHref(environment, { kind: 'alarm', name });
      const said = t(kind === 'slo' ? 'chart.slo' : 'chart.alarmNamed', { name: short, at });
      const whole =
        kind === 'slo'
          ? t('chart.slo', { name, at })
          : t(firing ? 'chart.toFiringAlarm' : 'chart.toAlarm', { name, label });
      return (
        <Link
          key={`${kind} ${name}`}
          href={href ?? `/e/${environment}/resources`}
          prefetch={false}
          className="mark-link"
          // Whoever speaks to the page says what stands there.
          aria-label={said === whole ? whole : `${said}, ${whole}`}
        >
          <text x="4" y={baseline} className={`axis halo ${kind === 'slo' ? 'axis-slo' : 'axis-alarm'}`}>
            {said}
          </text>
        </Link>
      );
    });
}
