'use client';

import type { ReactElement, ReactNode, SVGProps } from 'react';
import { BarChart, CartesianGrid, usePlotArea, useXAxisScale, XAxis, YAxis } from 'recharts';
import { timeTick, valueTick } from './axis-ticks.tsx';
import { niceTop } from './scale.ts';

type Props = {
  readonly width: number;
  readonly height: number;
  /** Room above the plot, for what is marked there. */
  readonly above: number;
  readonly rows: readonly object[];
  /** Key of a row that says where its bar stands, how that is written, and which of them are; without `ticks` all. */
  readonly at: {
    readonly key: string;
    readonly word: (value: number) => string;
    readonly ticks?: readonly number[];
  };
  readonly axisLine?: SVGProps<SVGLineElement>;
  /** The highest bar, and how figures at the left are written. */
  readonly most: number;
  readonly figure: (value: number) => string;
  readonly children: ReactNode;
};

/** Grid and axes of bars by hour or day; what stands in it is given as children. */
export function BarFrame(props: Props): ReactElement {
  const { width, height, above, rows, at, axisLine, most, figure, children } = props;
  const { top, step } = niceTop(most);
  return (
    <BarChart
      width={width}
      height={height}
      data={rows}
      margin={{ top: above, right: 0, bottom: 0, left: 0 }}
      barCategoryGap="12%"
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--line1)" zIndex={0} />
      <XAxis
        dataKey={at.key}
        {...(at.ticks ? { ticks: at.ticks } : {})}
        interval={0}
        height={20}
        tickLine={false}
        axisLine={axisLine ?? false}
        tick={timeTick(at.word)}
      />
      <YAxis
        domain={[0, top]}
        ticks={[0, step, step * 2, step * 3]}
        interval={0}
        width={46}
        tickLine={false}
        axisLine={false}
        tick={valueTick(figure)}
      />
      {children}
    </BarChart>
  );
}

/** What each bar came to, under the pointer. */
export function BarTitles({
  of,
}: {
  readonly of: readonly { readonly at: number; readonly title: string }[];
}) {
  const x = useXAxisScale();
  const area = usePlotArea();
  if (!x || !area) return null;
  return of.map(({ at, title }) => {
    const [from = 0, to = 0] = [x(at, { position: 'start' }), x(at, { position: 'end' })];
    return (
      <rect key={at} x={from} width={to - from} y={area.y} height={area.height} fill="transparent">
        <title>{title}</title>
      </rect>
    );
  });
}
