'use client';

import { type RefCallback, useEffect, useState } from 'react';

/** Windows away from here a chart is drawn before it is scrolled to. */
const NEAR = '400px';

/**
 * Width of a drawing's place in pixels, as soon as it is near the window; undefined before, and on the server. A page has dozens
 * of charts, and those below it cost nothing until somebody comes.
 */
export function usePlotWidth(): {
  readonly width: number | undefined;
  readonly place: RefCallback<HTMLElement>;
} {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const [width, setWidth] = useState<number>();
  useEffect(() => {
    if (!place) return;
    const size = new ResizeObserver(([entry]) => {
      const wide = Math.floor(entry?.contentRect.width ?? 0);
      if (wide > 0) setWidth(wide);
    });
    const near = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        near.disconnect();
        size.observe(place);
      },
      { rootMargin: NEAR },
    );
    near.observe(place);
    return () => {
      near.disconnect();
      size.disconnect();
    };
  }, [place]);
  return { width, place: setPlace };
}
