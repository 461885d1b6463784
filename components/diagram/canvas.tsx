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
import { fitted, moved, type Viewport, zoomed } from './viewport.ts';

type Props = {
  readonly width: number;
  readonly height: number;
  /** Where the picture without a chosen node is. */
  readonly closeHref: string;
  readonly children: ReactNode;
};

const STEP = 1.25;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [60, 0],
  ArrowRight: [-60, 0],
  ArrowUp: [0, 60],
  ArrowDown: [0, -60],
};

/**
 * Pan, zoom and keyboard around a picture that the server drew. Nodes are links, so choosing one works without
 * this; here a click keeps the place.
 */
export function Canvas({ width, height, closeHref, children }: Props) {
  const t = useWords();
  const router = useRouter();
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<Viewport>();
  const drag = useRef<{ x: number; y: number; far: boolean } | undefined>(undefined);

  const showAll = () => {
    const box = frame.current?.getBoundingClientRect();
    if (box) setView(fitted(box.width, box.height, width, height));
  };
  // Once the frame's size is known, and again when it changes.
  useEffect(() => {
    const box = frame.current;
    if (!box) return;
    const observer = new ResizeObserver(() =>
      setView(fitted(box.clientWidth, box.clientHeight, width, height)),
    );
    observer.observe(box);
    return () => observer.disconnect();
  }, [width, height]);

  useEffect(() => {
    const box = frame.current;
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

  const zoom = (by: number) => {
    const box = frame.current;
    if (box) setView((now) => now && zoomed(now, by, box.clientWidth / 2, box.clientHeight / 2));
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
    else if (arrow) setView((now) => now && moved(now, ...arrow));
    else return;
    event.preventDefault();
  };

  return (
    <div className="dg-frame">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is operated; this moves the picture */}
      <div
        ref={frame}
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
      <div className="dg-zoom">
        <button type="button" onClick={() => zoom(STEP)} aria-label={t('architecture.zoomIn')}>
          +
        </button>
        <button type="button" onClick={() => zoom(1 / STEP)} aria-label={t('architecture.zoomOut')}>
          −
        </button>
        <button type="button" onClick={showAll}>
          {t('architecture.fit')}
        </button>
      </div>
    </div>
  );
}
