/** Where the picture's top left is in the frame, and how large a pixel of it is drawn. */
export type Viewport = { readonly x: number; readonly y: number; readonly scale: number };

export type Frame = { readonly width: number; readonly height: number };

/** As much of a picture as its place depends on. */
export type Sheet = Frame & {
  /** Something is drawn where the search field, or the small map, would lie over it. */
  readonly corners: { readonly top: boolean; readonly bottom: boolean };
};

const MOST = 3;
const EDGE = 8;
/** Room for the search field above, and for the zoom below, where the picture reaches into their corners. */
const CONTROLS = { top: 56, bottom: 58 };

/** A frame narrower than this is a phone's. */
const NARROW = 600;
/** The smallest words of a picture are 11 px: nothing opens smaller than that, on a phone not below 12 px. */
const LEGIBLE = { wide: 1, narrow: 1.12 };

export const legibleIn = ({ width }: Frame): number => (width < NARROW ? LEGIBLE.narrow : LEGIBLE.wide);

/** What a page opens with: as large as can be read, in the middle where it fits, else from its start. */
export function opened(frame: Frame, sheet: Sheet): Viewport {
  const scale = legibleIn(frame);
  const free = frame.width >= NARROW;
  const top = free && sheet.corners.top ? CONTROLS.top : EDGE;
  const bottom = free && sheet.corners.bottom ? CONTROLS.bottom : EDGE;
  const [width, height] = [sheet.width * scale, sheet.height * scale];
  return {
    scale,
    x: Math.max(0, (frame.width - width) / 2),
    y: Math.max(top, top + (frame.height - top - bottom - height) / 2),
  };
}

/** Small enough to see all of it, whatever that leaves of its words. */
const leastOf = (frame: Frame, sheet: Frame): number =>
  Math.min(0.25, (frame.width - 2 * EDGE) / sheet.width, (frame.height - 2 * EDGE) / sheet.height);

/** Larger or smaller around one point of the frame, which stays where it is. */
export function zoomed(
  view: Viewport,
  by: number,
  at: { readonly x: number; readonly y: number },
  { frame, sheet }: { readonly frame: Frame; readonly sheet: Frame },
): Viewport {
  const scale = Math.min(MOST, Math.max(leastOf(frame, sheet), view.scale * by));
  const ratio = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio };
}

/** How much of a picture always stays in the frame, px. */
const KEPT = 120;

/** Pushed along, but never out of the frame. */
export function moved(
  { scale, x, y }: Viewport,
  by: { readonly x: number; readonly y: number },
  { frame, sheet }: { readonly frame: Frame; readonly sheet: Frame },
): Viewport {
  const held = (at: number, room: number, size: number) =>
    Math.min(room - KEPT, Math.max(KEPT - size * scale, at));
  return {
    scale,
    x: held(x + by.x, frame.width, sheet.width),
    y: held(y + by.y, frame.height, sheet.height),
  };
}

/** The same size, with one point of the picture in the middle of the frame. */
export const lookingAt = (
  { scale }: Pick<Viewport, 'scale'>,
  frame: Frame,
  at: { readonly x: number; readonly y: number },
): Viewport => ({ scale, x: frame.width / 2 - at.x * scale, y: frame.height / 2 - at.y * scale });

/** Whether a point of the picture is inside the frame, `off` px from its edge. */
export function inSight(
  { scale, x, y }: Viewport,
  frame: Frame,
  at: { readonly x: number; readonly y: number },
  off = EDGE,
): boolean {
  const [left, top] = [at.x * scale + x, at.y * scale + y];
  return left > off && top > off && left < frame.width - off && top < frame.height - off;
}

/** Whether all of the picture is inside the frame. */
export const isWhole = ({ scale, x, y }: Viewport, frame: Frame, sheet: Frame): boolean =>
  x >= -1 &&
  y >= -1 &&
  x + sheet.width * scale <= frame.width + 1 &&
  y + sheet.height * scale <= frame.height + 1;

/**
 * What is left out so that the rest can be read, the more the smaller: 1 badges, 2 what stands under a name, 3 words of
 * lines and who owns what, 4 names of folded parts.
 */
export function levelOf(scale: number): 0 | 1 | 2 | 3 | 4 {
  if (scale >= 0.98) return 0;
  if (scale >= 0.9) return 1;
  if (scale >= 0.75) return 2;
  return scale >= 0.5 ? 3 : 4;
}

/** `middle x,middle y,percent` as an address says it. */
export const placeText = ({ scale, x, y }: Viewport, frame: Frame): string =>
  [(frame.width / 2 - x) / scale, (frame.height / 2 - y) / scale, scale * 100].map(Math.round).join(',');

/** @returns undefined for text that is no place. */
export function viewportAt(text: string | null, frame: Frame): Viewport | undefined {
  const [x, y, percent, ...more] = (text ?? '').split(',').map(Number);
  if (x === undefined || y === undefined || percent === undefined || more.length > 0) return undefined;
  if (![x, y, percent].every(Number.isFinite) || percent < 5 || percent > MOST * 100) return undefined;
  return lookingAt({ scale: percent / 100 }, frame, { x, y });
}
