'use client';

import type { PointerEvent } from 'react';
import type { Outline } from './outline.ts';
import type { Frame, Viewport } from './viewport.ts';

type Props = {
  readonly outline: Outline;
  readonly view: Viewport;
  readonly frame: Frame;
  /** The point of the picture that shall be in the middle. */
  readonly onLook: (x: number, y: number) => void;
};

const WIDTH = 146;
const HEIGHT = 92;
const AIR = 6;

/** The picture in small, with the part in view. For a pointer: keys walk the picture itself. */
export function Minimap({ outline, view, frame, onLook }: Props) {
  const scale = Math.min((WIDTH - 2 * AIR) / outline.width, (HEIGHT - 2 * AIR) / outline.height);
  const [left, top] = [(WIDTH - outline.width * scale) / 2, (HEIGHT - outline.height * scale) / 2];
  const look = (event: PointerEvent<SVGSVGElement>) => {
    if (event.type === 'pointermove' && event.buttons === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    onLook((event.clientX - box.left - left) / scale, (event.clientY - box.top - top) / scale);
  };
  return (
    <svg
      className="dg-minimap"
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
      onPointerDown={look}
      onPointerMove={look}
    >
      <g transform={`translate(${left} ${top}) scale(${scale})`}>
        {outline.frames.map(({ id, box }) => (
          <rect key={id} {...box} className="dg-minimap-frame" />
        ))}
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
      </g>
    </svg>
  );
}
