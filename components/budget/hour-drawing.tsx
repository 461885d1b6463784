'use client';

import { Bar, BarChart, CartesianGrid, usePlotArea, useXAxisScale, XAxis, YAxis } from 'recharts';
import { timeTick, valueTick } from '#components/charts/axis-ticks.tsx';
import { niceTop } from '#components/charts/scale.ts';
import { useView } from '#components/words/use-words.ts';
import type { HourUse } from '#lib/domain/budget/usage.ts';
import { instant } from '#lib/domain/time.ts';
import { compact } from '#lib/words/figures.ts';
import { hourMinute } from '#lib/words/moments.ts';

/** As `.hour-plot` of charts.css. */
const HEIGHT = 118;
/** A label each so many hours. */
const LABELLED = 4;

const STILL = { isAnimationActive: false, stackId: 'hour', zIndex: 0 } as const;

type Props = { readonly hours: readonly HourUse[]; readonly width: number };

/** Throttled calls at the foot of each hour's bar: they are among its calls. */
export function HourDrawing({ hours, width }: Props) {
  const { zone } = useView();
  const { top, step } = niceTop(Math.max(0, ...hours.map(({ calls }) => calls)));
  return (
    <BarChart
      width={width}
      height={HEIGHT}
      data={hours}
      margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
      barCategoryGap="12%"
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--line1)" zIndex={0} />
      <XAxis
        dataKey="at"
        ticks={hours.filter((_, index) => index % LABELLED === 0).map(({ at }) => at)}
        interval={0}
        height={20}
        tickLine={false}
        axisLine={false}
        tick={timeTick((at) => hourMinute(instant(at), zone))}
      />
      <YAxis
        domain={[0, top]}
        ticks={[0, step, step * 2, step * 3]}
        interval={0}
        width={46}
        tickLine={false}
        axisLine={false}
        tick={valueTick(compact)}
      />
      <Bar {...STILL} dataKey="throttles" fill="var(--degraded)" />
      <Bar
        {...STILL}
        dataKey={({ calls, throttles }: HourUse) => Math.max(0, calls - throttles)}
        fill="var(--c1)"
      />
      <Counts hours={hours} />
    </BarChart>
  );
}

/** How many calls an hour had, under the pointer. */
function Counts({ hours }: Pick<Props, 'hours'>) {
  const { zone } = useView();
  const x = useXAxisScale();
  const area = usePlotArea();
  if (!x || !area) return null;
  return hours.map(({ at, calls }) => {
    const [from = 0, to = 0] = [x(at, { position: 'start' }), x(at, { position: 'end' })];
    return (
      <rect key={at} x={from} width={to - from} y={area.y} height={area.height} fill="transparent">
        <title>{`${hourMinute(at, zone)} ${calls}`}</title>
      </rect>
    );
  });
}
