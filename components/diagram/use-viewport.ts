import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Outline } from './outline.ts';
import {
  type Frame,
  inSight,
  isWhole,
  legibleIn,
  lookingAt,
  moved,
  opened,
  placeText,
  type Viewport,
  viewportAt,
  zoomed,
} from './viewport.ts';

type Given = {
  readonly stage: RefObject<HTMLElement | null>;
  readonly outline: Outline;
  /** The part that the panel speaks of. */
  readonly selected: string | undefined;
  /** The wheel pushes the picture; elsewhere it belongs to the page around it. */
  readonly owns: boolean;
};

/** Still for this long, and the address says where the picture is, ms. */
const SETTLED_MS = 400;

/** Where the picture is: from the address, from the size of its frame, and from whoever pushes, pinches or turns a wheel. */
export function useViewport({ stage, outline, selected, owns }: Given) {
  const [view, setView] = useState<Viewport>();
  const [frame, setFrame] = useState<Frame>({ width: 0, height: 0 });
  /** The reader moved it: it is not put back, and the address says where it is. */
  const placed = useRef(false);
  const seen = useRef<Seen>(undefined);

  useEffect(() => {
    const box = stage.current;
    if (!box) return;
    const observer = new ResizeObserver(() => {
      const now = { width: box.clientWidth, height: box.clientHeight };
      setFrame(now);
      const before = seen.current;
      seen.current = { outline, frame: now, selected };
      const asked =
        !before && owns ? viewportAt(new URLSearchParams(location.search).get('at'), now) : undefined;
      if (asked) placed.current = true;
      if (before && before.outline.kind !== outline.kind) placed.current = false;
      setView((was) => asked ?? next(was, before, { outline, frame: now, selected }, placed.current));
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, [stage, outline, selected, owns]);

  useEffect(() => {
    const box = stage.current;
    if (!box) return;
    const wheel = (event: WheelEvent) => {
      const isZoom = event.ctrlKey || event.metaKey;
      if (!isZoom && !owns) return;
      event.preventDefault();
      const now = { frame: { width: box.clientWidth, height: box.clientHeight }, sheet: outline };
      const { left, top } = box.getBoundingClientRect();
      const at = { x: event.clientX - left, y: event.clientY - top };
      placed.current = true;
      const [dx, dy] =
        event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
      setView((was) => {
        if (!was) return was;
        if (isZoom) return zoomed(was, Math.exp(-event.deltaY / 300), at, now);
        // All of it is in view: there is nothing to push.
        return isWhole(was, now.frame, outline) ? was : moved(was, { x: -dx, y: -dy }, now);
      });
    };
    box.addEventListener('wheel', wheel, { passive: false });
    return () => box.removeEventListener('wheel', wheel);
  }, [stage, outline, owns]);

  useEffect(() => {
    if (!owns || !view || !placed.current) return;
    const settled = setTimeout(() => {
      const url = new URL(location.href);
      url.searchParams.set('at', placeText(view, frame));
      history.replaceState(history.state, '', url);
    }, SETTLED_MS);
    return () => clearTimeout(settled);
  }, [view, frame, owns]);

  const both = { frame, sheet: outline };
  const change = (next: (now: Viewport) => Viewport) => {
    placed.current = true;
    setView((now) => now && next(now));
  };
  return {
    ...{ view, frame },
    push: (x: number, y: number) => change((now) => moved(now, { x, y }, both)),
    zoom: (by: number, at = { x: frame.width / 2, y: frame.height / 2 }) =>
      change((now) => zoomed(now, by, at, both)),
    fit: () => {
      placed.current = false;
      setView(opened(frame, outline));
    },
    full: () =>
      change((now) => zoomed(now, 1 / now.scale, { x: frame.width / 2, y: frame.height / 2 }, both)),
    look: (x: number, y: number) => change((now) => lookingAt(now, frame, { x, y })),
    /** Brings a part into view, large enough to read. */
    show: (id: string) => change((now) => shown(now, frame, outline, id)),
    /** The address of the page, with the place of the picture where the reader chose one. */
    hrefWithPlace: (href: string) =>
      view && placed.current && href.startsWith('?') ? `${href}&at=${placeText(view, frame)}` : href,
  };
}

/** A part's middle, with its name below it. */
const middleOf = (outline: Outline, id: string) => {
  const box = [...outline.nodes, ...outline.frames].find((each) => each.id === id)?.box;
  return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

function shown(now: Viewport, frame: Frame, outline: Outline, id: string): Viewport {
  const at = middleOf(outline, id);
  const least = legibleIn(frame) * 0.8;
  if (!at || (inSight(now, frame, at, 60) && now.scale >= least)) return now;
  return lookingAt({ scale: Math.max(now.scale, least) }, frame, at);
}

export type Seen = {
  readonly outline: Outline;
  readonly frame: Frame;
  readonly selected: string | undefined;
};

/** Where the picture is after its parts, its frame or the chosen part changed. */
export function next(
  was: Viewport | undefined,
  before: Seen | undefined,
  now: Seen,
  placed: boolean,
): Viewport {
  const { outline, frame, selected } = now;
  const fresh = opened(frame, outline);
  const toggled = before && toggledIn(before.outline, outline);
  const at = toggled === undefined ? undefined : middleOf(outline, toggled);
  // What was folded or opened is what the eye is on.
  if (at) return inSight(fresh, frame, at, 100) ? fresh : lookingAt(fresh, frame, at);
  const still = was && placed ? was : fresh;
  const news =
    before?.selected !== selected ||
    before?.frame.width !== frame.width ||
    before?.frame.height !== frame.height;
  // News of the page put a picture back that nobody moved: what it is about stays in sight then, too.
  const chosen =
    selected === undefined || !(news || still === fresh) ? undefined : middleOf(outline, selected);
  return !chosen || inSight(still, frame, chosen, 60) ? still : lookingAt(still, frame, chosen);
}

/** Id of what stands now where something was folded, or opened, since. */
function toggledIn(before: Outline, now: Outline): string | undefined {
  if (before.kind !== now.kind) return undefined;
  const [old, there] = [idsOf(before), idsOf(now)];
  const opened = now.frames.find(({ id, fold }) => !old.has(id) && old.has(fold ?? id));
  const folded = now.nodes.find(({ id, folded }) => folded && !before.nodes.some((each) => each.id === id));
  const unfolded = now.frames.find(({ id }) => before.nodes.some((each) => each.id === id));
  return there.size === old.size ? undefined : (opened ?? unfolded ?? folded)?.id;
}

const idsOf = ({ nodes, frames }: Outline): ReadonlySet<string> =>
  new Set([...nodes, ...frames].map(({ id }) => id));
