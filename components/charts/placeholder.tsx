'use client';

import type { ChartProps } from './chart-props.ts';
import { FigureRows } from './figure-rows.tsx';

/** As many rows as the place of a drawing holds. */
const ROWS = 6;

/** What stands where a drawing will be: the newest figures, as the table has them. */
export const Placeholder = (props: ChartProps) => (
  <div className="plot-placeholder" aria-hidden="true">
    <table className="ruled">
      <FigureRows {...props} most={ROWS} />
    </table>
  </div>
);
