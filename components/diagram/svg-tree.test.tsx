import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { svg } from '#lib/diagram/draw/svg.ts';
import { SvgTree } from './svg-tree.tsx';

it('renders the tree that a file would hold, with text as text', () => {
  const tree = svg(
    'svg',
    { viewBox: '0 0 1 1' },
    svg('text', { 'text-anchor': 'middle', class: 'dg-fine', 'data-node': 'a' }, '<b>'),
  );
  expect(renderToStaticMarkup(<SvgTree node={tree} />)).toBe(
    '<svg viewBox="0 0 1 1"><text text-anchor="middle" class="dg-fine" data-node="a">&lt;b&gt;</text></svg>',
  );
});
