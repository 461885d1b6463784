'use client';

import { useRouter } from 'next/navigation';
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useWords } from '#components/words/use-words.ts';
import { Finder } from './finder.tsx';
import { Minimap } from './minimap.tsx';
import { along, type Direction, type Outline } from './outline.ts';
import { useLighting } from './use-lighting.ts';
import { fitted, inSight, lookingAt, moved, opened, type Viewport, zoomed } from './viewport.ts';

type Props = {
  readonly outline: Outline;
  /** Where the picture without a chosen node is. */
  readonly closeHref: string;
  readonly children: ReactNode;
};

const STEP = 1.25;
/** Fewer parts are seen at a glance. */
const MINIMAP_FROM = 60;
/** A jump from far away comes close enough to read. */
const READABLE = 0.8;
const ARROWS: Readonly<Record<string, readonly [Direction, number, number]>> = {
  ArrowLeft: ['left', 60, 0],
  ArrowRight: ['right', -60, 0],
  ArrowUp: ['up', 0, 60],
  ArrowDown: ['down', 0, -60],
};

/**
 * Pan, zoom, search and keyboard around a picture that the server drew. Nodes are links, so choosing one works
 * without this; here a click keeps the place, arrow keys walk along lines, and the path through a part lights up.
 */
export function Canvas({ outline, closeHref, children }: Props) {
  const t = useWords();
  const router = useRouter();
  const stage = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<Viewport>();
  const [frame, setFrame] = useState({ width: 0, height: 0 });
  const drag = useRef<{ x: number; y: number; far: boolean } | undefined>(undefined);
  const { width, height } = outline;
  useLighting(stage, outline);

  // Once the frame's size is known, and again when it changes.
  useEffect(() => {
    const box = stage.current;
    if (!box) return;
    const observer = new ResizeObserver(() => {
      setFrame({ width: box.clientWidth, height: box.clientHeight });
      setView(opened(box.clientWidth, box.clientHeight, width, height));
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, [width, height]);

  useEffect(() => {
    const box = stage.current;
    if (!box) return;
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top } = box.getBoundingClientRect();
      setView(
        (now) => now && zoomed(now, Math.exp(-event.deltaY / 300), event.clientX - left, event.clientY - top),
      );
    };
    box.addEventListener('wheel', wheel, { passive: false });
    return () => box.removeEventListener('wheel', wheel);
  }, []);

  const showAll = () => setView(fitted(frame.width, frame.height, width, height));
  const zoom = (by: number) => setView((now) => now && zoomed(now, by, frame.width / 2, frame.height / 2));
  const look = (x: number, y: number) => setView((now) => now && lookingAt(now, frame, x, y));
  const jump = (id: string) => {
    const node = outline.nodes.find((each) => each.id === id);
    const drawn = stage.current?.querySelector(`[data-node="${CSS.escape(id)}"]`)?.closest('a');
    if (!node || !drawn) return;
    drawn.focus({ preventScroll: true });
    const at = { x: node.box.x + node.box.width / 2, y: node.box.y + node.box.height / 2 };
    setView((now) => {
      if (!now || (inSight(now, frame, at) && now.scale >= READABLE)) return now;
      return lookingAt({ ...now, scale: Math.max(now.scale, READABLE) }, frame, at.x, at.y);
    });
  };
  const down = (event: PointerEvent) => {
    if (event.button === 0) drag.current = { x: event.clientX, y: event.clientY, far: false };
  };
  const move = (event: PointerEvent) => {
    const from = drag.current;
    if (!from) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    if (!from.far && Math.hypot(dx, dy) < 4) return;
    drag.current = { x: event.clientX, y: event.clientY, far: true };
    setView((now) => now && moved(now, dx, dy));
  };
  const click = (event: MouseEvent) => {
    const dragged = drag.current?.far === true;
    drag.current = undefined;
    const link = (event.target as Element).closest('a');
    const href = link?.getAttribute('href');
    if (dragged) return event.preventDefault();
    if (!href || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    router.push(href, { scroll: false });
  };
  const key = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (event.key === '+' || event.key === '=') zoom(STEP);
    else if (event.key === '-') zoom(1 / STEP);
    else if (event.key === '0') showAll();
    else if (event.key === 'Escape') router.push(closeHref, { scroll: false });
    else if (arrow) {
      const [direction, dx, dy] = arrow;
      const here = focusedNode();
      const next = here === undefined || event.shiftKey ? undefined : along(outline, here, direction);
      if (next === undefined) setView((now) => now && moved(now, dx, dy));
      else jump(next);
    } else return;
    event.preventDefault();
  };

  return (
    <div className="dg-frame">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is operated; this moves the picture */}
      <div
        ref={stage}
        className={view && view.scale < 0.6 ? 'dg-stage dg-far' : 'dg-stage'}
        onPointerDown={down}
        onPointerMove={move}
        onPointerLeave={() => {
          drag.current = undefined;
        }}
        onClickCapture={click}
        onKeyDown={key}
        onDragStart={(event) => event.preventDefault()}
      >
        <div
          className={view ? 'dg-moved' : 'dg-still'}
          style={view && { transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})` }}
        >
          {children}
        </div>
      </div>
      <Finder outline={outline} onJump={jump} />
      {view && outline.nodes.length > MINIMAP_FROM && (
        <Minimap outline={outline} view={view} frame={frame} onLook={look} />
      )}
      <div className="dg-zoom">
        <button type="button" onClick={() => zoom(STEP)} aria-label={t('canvas.zoomIn')}>
          +
        </button>
        <button type="button" onClick={() => zoom(1 / STEP)} aria-label={t('canvas.zoomOut')}>
          −
        </button>
        <button type="button" onClick={showAll}>
          {t('canvas.fit')}
        </button>
      </div>
    </div>
  );
}

/** The part whose link has the focus. */
const focusedNode = (): string | undefined =>
  document.activeElement?.closest('.dg-node')?.querySelector<SVGElement>('[data-node]')?.dataset.node;
