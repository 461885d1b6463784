'use client';

import { useRouter } from 'next/navigation';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { Finder } from './finder.tsx';
import { toggleFullScreen } from './full-screen.ts';
import { along, crowded, type Direction, type Outline, outsideOf } from './outline.ts';
import { OutsideTabs } from './outside-tabs.tsx';
import { useGestures } from './use-gestures.ts';
import { useLighting } from './use-lighting.ts';
import { usePageKeys } from './use-page-keys.ts';
import { useViewport } from './use-viewport.ts';
import { isWhole, levelOf } from './viewport.ts';
import { ZoomBar } from './zoom-bar.tsx';

type Props = {
  readonly outline: Outline;
  readonly selected?: string;
  /** Where the picture without a chosen node is. */
  readonly closeHref: string;
  /** A picture among other things: the wheel and the keys of the page are not its own, and nothing is searched in it. */
  readonly small?: boolean;
  /** Part that is in sight when the picture opens. */
  readonly lookAt?: string;
  readonly children: ReactNode;
};

const STEP = 1.25;
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
export function Canvas({ outline, selected, closeHref, small = false, lookAt, children }: Props) {
  const router = useRouter();
  const stage = useRef<HTMLDivElement>(null);
  const { view, frame, ...place } = useViewport({
    stage,
    outline,
    selected: selected ?? lookAt,
    owns: !small,
  });
  const { handlers, pushed } = useGestures(place);
  useLighting(stage, outline);
  const level = levelOf(view?.scale ?? 1);
  useCrowding(stage, outline, view?.scale ?? 1);

  const go = (href: string) => router.push(place.hrefWithPlace(href), { scroll: false });
  const jump = (id: string) => {
    const drawn = stage.current?.querySelector(`[data-node="${CSS.escape(id)}"]`)?.closest('a');
    if (!drawn) return;
    drawn.focus({ preventScroll: true });
    place.show(id);
  };
  const click = (event: MouseEvent) => {
    const link = (event.target as Element).closest('a');
    const href = link?.getAttribute('href');
    if (pushed()) return event.preventDefault();
    if (!href || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(href);
  };
  const fold = (sign: string): boolean => {
    const link = signOf(stage.current, outline, sign);
    if (link) go(link);
    return link !== undefined;
  };
  const answer = (key: string): boolean => {
    if (key === '+' || key === '=') place.zoom(STEP);
    else if (key === '-') place.zoom(1 / STEP);
    else if (key === '0') place.fit();
    else if (key === '1') place.full();
    else if (key === 'f' || key === 'F') void toggleFullScreen(stage.current);
    else if (key === '[' || key === ']') return fold(key);
    else if (key === '/' && !small)
      stage.current?.parentElement?.querySelector<HTMLInputElement>('.dg-find input')?.focus();
    else if (key === 'Escape' && selected !== undefined) go(closeHref);
    else return false;
    return true;
  };
  usePageKeys(!small, answer);
  const key = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (arrow) {
      const [direction, dx, dy] = arrow;
      const here = focusedNode();
      const next = here === undefined || event.shiftKey ? undefined : along(outline, here, direction);
      if (next === undefined) place.push(dx, dy);
      else jump(next);
    } else if (!small || !answer(event.key)) return;
    event.preventDefault();
  };

  return (
    <div className={small ? 'dg-frame dg-small' : 'dg-frame'}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is operated; this moves the picture */}
      <div
        ref={stage}
        className="dg-stage"
        data-level={level}
        data-moves={view ? '' : undefined}
        {...handlers}
        onClickCapture={click}
        onKeyDown={key}
        onDragStart={(event) => event.preventDefault()}
      >
        <div
          className={view ? 'dg-moved' : undefined}
          style={
            view && {
              transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})`,
              ['--dg-scale' as string]: view.scale,
            }
          }
        >
          {children}
        </div>
      </div>
      {!small && <Finder outline={outline} onJump={jump} />}
      {view && (
        <>
          <OutsideTabs outside={outsideOf(outline, view, frame)} onShow={place.show} />
          <ZoomBar
            outline={outline}
            view={view}
            frame={frame}
            map={!small && !isWhole(view, frame, outline)}
            onLook={place.look}
            onZoom={place.zoom}
            onFit={place.fit}
          />
        </>
      )}
    </div>
  );
}

/** The part whose link has the focus. */
const focusedNode = (): string | undefined =>
  document.activeElement?.closest('.dg-node')?.querySelector<SVGElement>('[data-node]')?.dataset.node;

/** `[` closes the innermost container around the part in focus that can be closed, `]` opens a part that is closed. */
function signOf(stage: HTMLElement | null, { nodes, frames }: Outline, sign: string): string | undefined {
  const node = nodes.find((each) => each.id === focusedNode());
  if (!stage || !node) return undefined;
  if (sign === ']') return node.folded ? hrefOfNode(stage, node.id) : undefined;
  const close = [...stage.querySelectorAll<SVGElement>('.dg-close')];
  const around = frames.filter(
    ({ box }) =>
      node.box.x >= box.x &&
      node.box.y >= box.y &&
      node.box.x + node.box.width <= box.x + box.width &&
      node.box.y + node.box.height <= box.y + box.height,
  );
  const link = around
    .toReversed()
    .flatMap(({ id }) => close.find((each) => each.dataset.closes === id) ?? [])[0];
  return link?.getAttribute('href') ?? undefined;
}

const hrefOfNode = (stage: HTMLElement, id: string): string | undefined =>
  stage
    .querySelector(`[data-node="${CSS.escape(id)}"]`)
    ?.closest('a')
    ?.getAttribute('href') ?? undefined;

/** Steps in which names are told anew whether they have room. */
const STEPS = 20;

/** Takes names away that have no room at this size, by a class: the picture is not rendered again. */
function useCrowding(stage: React.RefObject<HTMLElement | null>, outline: Outline, scale: number): void {
  const step = Math.floor(scale * STEPS) / STEPS;
  useEffect(() => {
    const out = crowded(outline, step);
    for (const each of stage.current?.querySelectorAll<SVGElement>('[data-node]') ?? [])
      each.classList.toggle('dg-crowded', out.has(each.dataset.node ?? ''));
  }, [stage, outline, step]);
}
