import { type PointerEvent, useRef } from 'react';

type Moves = {
  readonly push: (x: number, y: number) => void;
  readonly zoom: (by: number, at: { readonly x: number; readonly y: number }) => void;
};
type At = { readonly x: number; readonly y: number };

/** Nearer than this a press is a click, px. */
const STILL = 4;

/** One pointer pushes the picture, two pinch it around the middle between them. */
export function useGestures({ push, zoom }: Moves) {
  const down = useRef(new Map<number, At>());
  const far = useRef(false);
  const at = ({ clientX: x, clientY: y }: PointerEvent): At => ({ x, y });
  const up = (event: PointerEvent) => {
    down.current.delete(event.pointerId);
  };
  return {
    /** Whether the press that ends now was a push: its click chooses nothing. */
    pushed: () => {
      const was = far.current;
      far.current = false;
      return was;
    },
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0) return;
        if (down.current.size === 0) far.current = false;
        down.current.set(event.pointerId, at(event));
      },
      onPointerMove: (event: PointerEvent) => {
        const from = down.current.get(event.pointerId);
        if (!from) return;
        const to = at(event);
        if (!far.current && Math.hypot(to.x - from.x, to.y - from.y) < STILL) return;
        far.current = true;
        const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1];
        down.current.set(event.pointerId, to);
        if (!other) return push(to.x - from.x, to.y - from.y);
        const { left, top } = event.currentTarget.getBoundingClientRect();
        const middle = { x: (to.x + other.x) / 2 - left, y: (to.y + other.y) / 2 - top };
        push((to.x - from.x) / 2, (to.y - from.y) / 2);
        const before = Math.hypot(from.x - other.x, from.y - other.y);
        if (before > 0) zoom(Math.hypot(to.x - other.x, to.y - other.y) / before, middle);
      },
      onPointerUp: up,
      onPointerCancel: up,
      onPointerLeave: up,
    },
  };
}
