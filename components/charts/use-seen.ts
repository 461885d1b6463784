'use client';

import { type RefCallback, useEffect, useRef, useState } from 'react';
import { useCrosshairStore } from './crosshair.tsx';
import type { Seen } from './seen.ts';

/** A page has dozens of charts: the crosshair is told to those in the window. */
export function useSeen(): { readonly seen: Seen; readonly chart: RefCallback<HTMLElement> } {
  const seen = useRef(false);
  const [chart, setChart] = useState<HTMLElement | null>(null);
  const { wake } = useCrosshairStore();
  useEffect(() => {
    if (!chart) return;
    const observer = new IntersectionObserver((entries) => {
      seen.current = entries.at(-1)?.isIntersecting === true;
      if (seen.current) wake();
    });
    observer.observe(chart);
    return () => observer.disconnect();
  }, [chart, wake]);
  return { seen, chart: setChart };
}
