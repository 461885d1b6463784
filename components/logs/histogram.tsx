'use client';

import { memo, useMemo, useState } from 'react';
import { percentOf } from '#components/charts/scale.ts';
import { shareOf } from '#components/charts/use-brush.ts';
import { useNow } from '#components/time/now.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { LogLine } from '#lib/domain/logs/line.ts';
import { type Instant, instant, type TimeRange } from '#lib/domain/time.ts';
import { clockTime, hourMinute } from '#lib/words/moments.ts';
import { type Brushed, BUCKETS, type Bucket, brushedOf, bucketsOf } from './buckets.ts';
import { DeployMarks } from './deploy-marks.tsx';
import type { Row } from './rows.ts';

const TOP = 14;
const HEIGHT = 34;
const BASE = TOP + HEIGHT;

type Props = {
  readonly rows: readonly Row[];
  /** Those that match stand out before all of them. */
  readonly matches: (line: LogLine) => boolean;
  /** What the list shows of it now. */
  readonly view: TimeRange | undefined;
  /** From here to now nothing was read: hatched, with its reason. */
  readonly silentSince?: Instant | undefined;
  readonly onBrush: (brushed: Brushed) => void;
};

/** How many lines came when, errors and warnings on top; what the list shows is framed. A brush reads its stretch. */
export const Histogram = memo(function Histogram({ rows, matches, view, silentSince, onBrush }: Props) {
  const t = useWords();
  // Coarse: the drawing need not move each second.
  const now = instant(Math.floor(useNow() / 10_000) * 10_000);
  const until = silentSince === undefined ? undefined : now;
  const { buckets, range } = useMemo(() => bucketsOf(rows, matches, until), [rows, matches, until]);
  const [held, setHeld] = useState<{ readonly start: number; readonly end: number }>();
  const most = Math.max(1, ...buckets.map((each) => each.lines));
  const lines = rows.filter(({ kind }) => kind === 'line').length;
  return (
    <div className="histogram">
      <svg
        width="100%"
        height={BASE + 15}
        role="img"
        aria-label={t('logs.histogram', { n: lines })}
        onPointerDown={(event) => {
          if (event.button !== 0 || event.pointerType === 'touch' || rows.length === 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setHeld({ start: shareOf(event), end: shareOf(event) });
        }}
        onPointerMove={(event) => held && setHeld({ ...held, end: shareOf(event) })}
        onPointerUp={(event) => {
          setHeld(undefined);
          // A finger that drags scrolls the page and ends in a cancel: one that comes up has tapped.
          const { start, end } = held ?? { start: shareOf(event), end: shareOf(event) };
          if (held || (event.pointerType === 'touch' && rows.length > 0))
            onBrush(brushedOf(range, start, end));
        }}
        onPointerCancel={() => setHeld(undefined)}
      >
        {buckets.map((bucket, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: buckets are places
          <Bar key={index} bucket={bucket} index={index} most={most} />
        ))}
        <Marks rows={rows} range={range} />
        {silentSince !== undefined && rows.length > 0 && <Silence since={silentSince} range={range} />}
        {rows.length > 0 && view && <Frame range={range} part={view} className="histogram-view" />}
        {held && (
          <rect
            x={`${Math.min(held.start, held.end) * 100}%`}
            width={`${Math.abs(held.end - held.start) * 100}%`}
            y={TOP}
            height={HEIGHT}
            className="histogram-brush"
          />
        )}
        <line x1="0" x2="100%" y1={BASE + 0.5} y2={BASE + 0.5} stroke="var(--line3)" />
        {rows.length > 0 && <Ticks range={range} />}
      </svg>
    </div>
  );
});

function Bar(props: { readonly bucket: Bucket; readonly index: number; readonly most: number }) {
  const { lines, matching, warnings, errors } = props.bucket;
  if (lines === 0) return null;
  const high = (count: number) => (count / props.most) * HEIGHT;
  const place = { x: `${(props.index / BUCKETS) * 100}%`, width: `${80 / BUCKETS}%` };
  const bar = (from: number, count: number, fill: string) =>
    count === 0 ? null : <rect {...place} y={BASE - high(from + count)} height={high(count)} fill={fill} />;
  return (
    <g>
      {bar(matching, lines - matching, 'var(--line2)')}
      {bar(warnings + errors, matching - warnings - errors, 'var(--line3)')}
      {bar(errors, warnings, 'var(--degraded)')}
      {bar(0, errors, 'var(--failing)')}
    </g>
  );
}

/** Gaps are hatched, deploys marked where they ended. */
function Marks({ rows, range }: { readonly rows: readonly Row[]; readonly range: TimeRange }) {
  const marks = rows.flatMap((row) =>
    row.kind === 'deploy' ? [{ at: row.at, number: row.deploy.number, runId: row.key }] : [],
  );
  return (
    <>
      {rows.map((row) =>
        row.kind === 'gap' ? (
          <Frame key={row.key} range={range} part={{ from: row.at, to: row.to }} fill="url(#hatch)" />
        ) : null,
      )}
      <DeployMarks marks={marks} range={range} top={TOP} base={BASE} />
    </>
  );
}

function Silence({ since, range }: { readonly since: Instant; readonly range: TimeRange }) {
  const t = useWords();
  const { zone } = useView();
  const from = Math.min(100, Math.max(0, percentOf(since, range)));
  return (
    <>
      <Frame range={range} part={{ from: since, to: range.to }} fill="url(#hatch)" />
      {from < WORDED && (
        <text x={`${from}%`} dx="8" y={BASE - HEIGHT / 2 + 4} className="histogram-silence">
          {t('logs.silent.nothing', { at: clockTime(since, zone) })}
        </text>
      )}
    </>
  );
}

/** Later than this, percent, there is no room for words. */
const WORDED = 84;

/** Narrower than this a part could not be seen. */
const NARROWEST = 0.5;

function Frame(props: {
  readonly range: TimeRange;
  readonly part: TimeRange;
  readonly className?: string;
  readonly fill?: string;
}) {
  const clamp = (share: number) => Math.min(100, Math.max(0, share));
  const left = Math.min(100 - NARROWEST, clamp(percentOf(props.part.from, props.range)));
  const right = Math.max(left + NARROWEST, clamp(percentOf(props.part.to, props.range)));
  return (
    <rect
      x={`${left}%`}
      width={`${right - left}%`}
      y={TOP}
      height={HEIGHT}
      className={props.className}
      fill={props.fill}
    />
  );
}

function Ticks({ range: { from, to } }: { readonly range: TimeRange }) {
  const { zone } = useView();
  // Minutes alone would say the same twice.
  const word = to - from < 5 * 60_000 ? clockTime : hourMinute;
  return [0, 1, 2, 3, 4].map((index) => (
    <text
      key={index}
      x={`${index * 25}%`}
      y={BASE + 13}
      textAnchor={index === 0 ? 'start' : index === 4 ? 'end' : 'middle'}
      className="axis"
    >
      {word(instant(from + ((to - from) * index) / 4), zone)}
    </text>
  ));
}
