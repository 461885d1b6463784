import Link from 'next/link';
import { useView, useWords } from '#components/words/use-words.ts';
import { evidenceHref } from '#lib/words/evidence.ts';
import { figure } from '#lib/words/figures.ts';
import { fullMoment } from '#lib/words/moments.ts';
import type { ChartProps } from './chart-props.ts';
import { deployGroups } from './deploy-groups.ts';
import { AXIS, type Frame } from './frame.ts';

type Props = Pick<ChartProps, 'environment' | 'marks' | 'alarms' | 'range' | 'panel'> & {
  readonly top: number;
  readonly frame: Frame;
};

/**
 * The labels of deploys and alarms, each a link to its run or evidence. They lie over the drawing, not in it: a
 * drawing is one picture to a screen reader, and a picture has no links inside.
 */
export function PlotLinks(props: Props) {
  const t = useWords();
  const { alarms, marks, frame } = props;
  if (alarms.length === 0 && marks.length === 0) return null;
  return (
    <div className="plot-links">
      <svg width="100%" height={frame.base + AXIS}>
        <title>{t('chart.marks')}</title>
        <AlarmLinks {...props} />
        <DeployLinks {...props} />
      </svg>
    </div>
  );
}

/** Alone a deploy leads to its run, a group to the environment's deploys. */
function DeployLinks({ environment, marks, range, frame: { top } }: Props) {
  const t = useWords();
  const { zone } = useView();
  return deployGroups(marks, range).map(({ x, first, last }) => {
    const label = first === last ? `#${first.number}` : `#${first.number}–${last.number}`;
    const href = first === last ? `/deploys/${first.number}` : `/e/${environment}/deploys`;
    const width = 14 + label.length * 7;
    // Near an edge there is room on one side only.
    const start = x < 12;
    return (
      <svg key={first.runId} x={`${x}%`} overflow="visible" width="1" height={top}>
        <title>{label}</title>
        <Link
          href={href}
          prefetch={false}
          className="mark-link"
          aria-label={t('chart.toDeploy', { label, at: fullMoment(first.at, zone) })}
        >
          <rect x={start ? -5 : 5 - width} y={top - 20} width={width} height="20" fill="transparent" />
          <path d={`M0 ${top}l-4-6h8z`} fill="var(--t2)" />
          <text
            x={start ? 6 : -6}
            y={top - 5}
            textAnchor={start ? 'start' : 'end'}
            className="axis axis-strong"
          >
            {label}
          </text>
        </Link>
      </svg>
    );
  });
}

function AlarmLinks({ environment, alarms, panel, top, frame }: Props) {
  const t = useWords();
  return alarms.map(({ name, threshold, firing }) => {
    const y = frame.base - (threshold / top) * frame.height;
    const label = t('chart.alarm', { at: figure(t, threshold, panel.unit) });
    return (
      <Link
        key={name}
        href={evidenceHref(environment, { kind: 'alarm', name }) ?? `/e/${environment}/resources`}
        prefetch={false}
        className="mark-link"
        aria-label={t(firing ? 'chart.toFiringAlarm' : 'chart.toAlarm', { name, label })}
      >
        <rect x="0" y={y - 17} width={8 + label.length * 6.5} height="18" fill="transparent" />
        <text x="4" y={y - 4} className="axis axis-alarm">
          {label}
        </text>
      </Link>
    );
  });
}
