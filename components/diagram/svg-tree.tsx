import { createElement, type ReactNode } from 'react';
import type { SvgNode } from '#lib/diagram/draw/svg.ts';

/** The drawing's tree as React elements. Text stays text: nothing of it is ever read as markup. */
export function SvgTree({ node }: { readonly node: SvgNode }): ReactNode {
  return element(node, 0);
}

function element(node: SvgNode | string, key: number): ReactNode {
  if (typeof node === 'string') return node;
  const attributes = Object.fromEntries(
    Object.entries(node.attributes).map(([name, value]) => [reactName(name), value]),
  );
  return createElement(node.tag, { ...attributes, key }, ...node.children.map(element));
}

/** `stroke-width` → `strokeWidth`; `data-` and `aria-` keep their form. */
function reactName(name: string): string {
  if (name === 'class') return 'className';
  if (name === 'tabindex') return 'tabIndex';
  if (/^(data|aria)-/.test(name)) return name;
  return name.replace(/[-:]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
