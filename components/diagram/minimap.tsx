'use client';

import type { PointerEvent } from 'react';
import type { Outline } from './outline.ts';
import type { Viewport } from './viewport.ts';

type Props = {
  readonly outline: Outline;
  readonly view: Viewport;
  readonly frame: { readonly width: number; readonly height: number };
  /** The point of the picture that shall be in the middle. */
  readonly onLook: (x: number, y: number) => void;
};

const WIDTH = 180;
const TALLEST = 140;

/** A large picture in small, with the part in view. For a pointer: keys walk the picture itself. */
export function Minimap({ outline, view, frame, onLook }: Props) {
  const scale = Math.min(WIDTH / outline.width, TALLEST / outline.height);
  const look = (event: PointerEvent<SVGSVGElement>) => {
    if (event.type === 'pointermove' && event.buttons === 0) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    onLook((event.clientX - left) / scale, (event.clientY - top) / scale);
  };
  return (
    <svg
      className="dg-minimap"
      width={outline.width * scale}
      height={outline.height * scale}
      viewBox={`0 0 ${outline.width} ${outline.height}`}
      aria-hidden="true"
      onPointerDown={look}
      onPointerMove={look}
    >
      {outline.nodes.map(({ id, box }) => (
        <rect key={id} {...box} />
      ))}
      <rect
        className="dg-minimap-view"
        x={-view.x / view.scale}
        y={-view.y / view.scale}
        width={frame.width / view.scale}
        height={frame.height / view.scale}
      />
    </svg>
  );
}
