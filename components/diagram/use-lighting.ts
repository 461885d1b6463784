import { type RefObject, useEffect } from 'react';
import { type Outline, pathThrough } from './outline.ts';

/**
 * Lights the path through the part that is pointed at or focused, by classes on the drawn elements: the picture is
 * not rendered again, however large it is.
 */
export function useLighting(stage: RefObject<HTMLElement | null>, outline: Outline): void {
  useEffect(() => {
    const root = stage.current;
    if (!root) return;
    let lit: string | undefined;
    const light = (node: string | undefined) => {
      if (node === lit) return;
      lit = node;
      for (const each of root.querySelectorAll('.dg-lit')) each.classList.remove('dg-lit');
      root.classList.toggle('dg-lighting', node !== undefined);
      if (node === undefined) return;
      const { nodes, edges } = pathThrough(outline, node);
      for (const each of root.querySelectorAll<SVGElement>('[data-node], [data-edge], [data-words]')) {
        const { node: part, edge, words } = each.dataset;
        const isOn = part === undefined ? edges.has(edge ?? words ?? '') : nodes.has(part);
        each.classList.toggle('dg-lit', isOn);
      }
    };
    const nodeOf = (target: EventTarget | null) => {
      const link = target instanceof Element ? target.closest('.dg-node') : undefined;
      return link?.querySelector<SVGElement>('[data-node]')?.dataset.node;
    };
    const pointedAt = () => root.querySelector('.dg-node:hover') ?? document.activeElement;
    const over = (event: Event) => light(nodeOf(event.target));
    const out = () => light(nodeOf(pointedAt()));
    // Whoever points at a part while the page brings news still points at it.
    out();
    root.addEventListener('pointerover', over);
    root.addEventListener('pointerleave', out);
    root.addEventListener('focusin', over);
    root.addEventListener('focusout', out);
    return () => {
      light(undefined);
      root.removeEventListener('pointerover', over);
      root.removeEventListener('pointerleave', out);
      root.removeEventListener('focusin', over);
      root.removeEventListener('focusout', out);
    };
  }, [stage, outline]);
}
