'use client';

import type { ChartProps } from './chart-props.ts';
import { FigureRows } from './figure-rows.tsx';

/** The same figures as rows, in the place of the drawing. */
export function ChartTable({ title, ...chart }: ChartProps & { readonly title: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="chart-table" tabIndex={0} aria-label={title}>
      <table className="ruled">
        <FigureRows {...chart} />
      </table>
    </section>
  );
}
