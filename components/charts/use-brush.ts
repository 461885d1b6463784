'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { type PointerEvent, useRef, useState } from 'react';
import { chartAddress, comparisonOf } from '#lib/domain/metrics/chart-address.ts';
import { brushed, chartWindow, windowWord } from '#lib/domain/metrics/chart-window.ts';
import type { TimeRange } from '#lib/domain/time.ts';

export type Brush = {
  /** Shares of the width between which the pointer is held; undefined when it is not. */
  readonly held: { readonly start: number; readonly end: number } | undefined;
  readonly down: (event: PointerEvent<SVGRectElement>) => void;
  readonly move: (share: number) => void;
  readonly up: () => void;
  readonly cancel: () => void;
  /** The click that follows was the end of a drag, not a choice of one moment. */
  readonly dragged: () => boolean;
};

/** More than this share of the width was a drag, also one that was too short to mean a stretch. */
const DRAG = 0.01;

/** Share of the drawing's width at which the pointer is, 0 to 1. */
export function shareOf({
  clientX,
  currentTarget,
}: Pick<PointerEvent<SVGElement>, 'clientX' | 'currentTarget'>): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  return Math.min(1, Math.max(0, (clientX - left) / width));
}

/** Dragging over one chart puts its stretch of time into the address, for every chart; the step back is kept there too. */
export function useBrush(range: TimeRange, period: number): Brush {
  const router = useRouter();
  const address = useSearchParams();
  const [held, setHeld] = useState<Brush['held']>();
  const dragged = useRef(false);
  return {
    held,
    dragged: () => dragged.current,
    down(event) {
      dragged.current = false;
      if (event.button !== 0 || event.pointerType === 'touch') return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setHeld({ start: shareOf(event), end: shareOf(event) });
    },
    move(end) {
      if (!held) return;
      if (Math.abs(end - held.start) > DRAG) dragged.current = true;
      setHeld({ ...held, end });
    },
    up() {
      const chosen = held && dragged.current && brushed(range, period, held.start, held.end);
      setHeld(undefined);
      if (!chosen) return;
      const next = chartAddress({
        window: { kind: 'fixed', range: chosen },
        compared: comparisonOf(Object.fromEntries(address)),
        chart: address.get('chart') ?? undefined,
        back: windowWord(chartWindow(Object.fromEntries(address))),
      });
      router.push(next, { scroll: false });
    },
    cancel: () => setHeld(undefined),
  };
}
