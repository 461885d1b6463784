/** Where the picture's top left is in the frame, and how large a pixel of it is drawn. */
export type Viewport = { readonly x: number; readonly y: number; readonly scale: number };

const LEAST = 0.2;
const MOST = 3;
const EDGE = 12;
/** Room above the picture for the search field. */
const TOP = 48;

/** The whole picture in the middle of the frame, never larger than drawn. */
export function fitted(frameWidth: number, frameHeight: number, width: number, height: number): Viewport {
  const scale = Math.max(
    LEAST,
    Math.min(1, (frameWidth - 2 * EDGE) / width, (frameHeight - TOP - EDGE) / height),
  );
  return {
    scale,
    x: (frameWidth - width * scale) / 2,
    y: Math.max(TOP, (frameHeight - height * scale) / 2),
  };
}

/** A frame narrower than this is a phone's. */
const NARROW = 600;
const LEAST_READABLE = 0.62;

/** What a page opens with: all of it, but on a phone no smaller than can be read, from its start. */
export function opened(frameWidth: number, frameHeight: number, width: number, height: number): Viewport {
  const whole = fitted(frameWidth, frameHeight, width, height);
  if (frameWidth >= NARROW || whole.scale >= LEAST_READABLE) return whole;
  const scale = LEAST_READABLE;
  return { scale, x: EDGE, y: Math.max(TOP, (frameHeight - height * scale) / 2) };
}

/** Larger or smaller around one point of the frame, which stays where it is. */
export function zoomed(view: Viewport, by: number, x: number, y: number): Viewport {
  const scale = Math.min(MOST, Math.max(LEAST, view.scale * by));
  const ratio = scale / view.scale;
  return { scale, x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio };
}

export const moved = (view: Viewport, dx: number, dy: number): Viewport => ({
  ...view,
  x: view.x + dx,
  y: view.y + dy,
});

/** The same size, with one point of the picture in the middle of the frame. */
export const lookingAt = (
  { scale }: Viewport,
  frame: { readonly width: number; readonly height: number },
  x: number,
  y: number,
): Viewport => ({ scale, x: frame.width / 2 - x * scale, y: frame.height / 2 - y * scale });

/** Whether a point of the picture is inside the frame, a little off its edge. */
export function inSight(
  { scale, x, y }: Viewport,
  frame: { readonly width: number; readonly height: number },
  at: { readonly x: number; readonly y: number },
): boolean {
  const [left, top] = [at.x * scale + x, at.y * scale + y];
  return left > EDGE && top > EDGE && left < frame.width - EDGE && top < frame.height - EDGE;
}
