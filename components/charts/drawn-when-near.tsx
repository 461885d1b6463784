'use client';

import { type ReactNode, Suspense } from 'react';
import { usePlotWidth } from './use-plot-width.ts';

/**
 * The place of a drawing by Recharts, of the same size before and after: its figures stand there until the browser can draw it.
 */
export function DrawnWhenNear(props: {
  readonly className: string;
  readonly label: string;
  readonly waiting: ReactNode;
  readonly children: (width: number) => ReactNode;
}) {
  const { className, label, waiting, children } = props;
  const { width, place } = usePlotWidth();
  return (
    <div ref={place} className={className} role="img" aria-label={label}>
      {width === undefined ? waiting : <Suspense fallback={waiting}>{children(width)}</Suspense>}
    </div>
  );
}
