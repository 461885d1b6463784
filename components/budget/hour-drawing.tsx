'use client';

import { Bar } from 'recharts';
import { BarFrame, BarTitles } from '#components/charts/bar-frame.tsx';
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
  return (
    <BarFrame
      width={width}
      height={HEIGHT}
      above={8}
      rows={hours}
      at={{
        key: 'at',
        word: (at) => hourMinute(instant(at), zone),
        ticks: hours.filter((_, index) => index % LABELLED === 0).map(({ at }) => at),
      }}
      most={Math.max(0, ...hours.map(({ calls }) => calls))}
      figure={compact}
    >
      <Bar {...STILL} dataKey="throttles" fill="var(--degraded)" />
      <Bar
        {...STILL}
        dataKey={({ calls, throttles }: HourUse) => Math.max(0, calls - throttles)}
        fill="var(--c1)"
      />
      <BarTitles of={hours.map(({ at, calls }) => ({ at, title: `${hourMinute(at, zone)} ${calls}` }))} />
    </BarFrame>
  );
}
