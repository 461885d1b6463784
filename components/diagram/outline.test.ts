import { expect, it } from 'vitest';
import { along, crowded, found, type Outline, outsideOf, pathThrough } from './outline.ts';

const node = (id: string, x: number, y: number) => ({
  id,
  title: id,
  words: `${id} lambda`,
  box: { x, y, width: 50, height: 50 },
  name: { x: x + 25, y: y + 63, width: 60 },
});

/** client → api → fn → table, fn → queue below, and a stranger. */
const outline: Outline = {
  kind: 'simple',
  width: 600,
  height: 300,
  corners: { top: false, bottom: false },
  frames: [],
  nodes: [
    node('client', 0, 0),
    node('api', 100, 0),
    node('fn', 200, 0),
    node('table', 300, 0),
    node('queue', 300, 150),
    node('stranger', 110, 100),
  ],
  edges: [
    ['client', 'api'],
    ['api', 'fn'],
    ['fn', 'table'],
    ['fn', 'queue'],
  ].map(([from = '', to = '']) => ({ id: `${from} ${to}`, from, to })),
};

it('an arrow key walks along a line, never to a part that no line leads to', () => {
  expect(along(outline, 'api', 'right')).toBe('fn');
  expect(along(outline, 'api', 'left')).toBe('client');
  expect(along(outline, 'api', 'down')).toBeUndefined();
});

it('of several the straightest is next, and the other is reached by its own direction', () => {
  expect(along(outline, 'fn', 'right')).toBe('table');
  expect(along(outline, 'fn', 'down')).toBe('queue');
  expect(along(outline, 'nobody', 'down')).toBeUndefined();
});

it('lights what leads to a part and what it leads to, not what its neighbours lead to', () => {
  const { nodes, edges } = pathThrough(outline, 'table');
  expect([...nodes].toSorted()).toEqual(['api', 'client', 'fn', 'table']);
  expect(edges.has('fn queue')).toBe(false);
});

it('a ring is walked once', () => {
  const ring = { ...outline, edges: [...outline.edges, { id: 'back', from: 'table', to: 'fn' }] };
  expect(pathThrough(ring, 'fn').edges.has('back')).toBe(true);
});

it('finds by name and by kind, and nothing for no text', () => {
  expect(found(outline, ' QUE').map(({ id }) => id)).toEqual(['queue']);
  expect(found(outline, 'lambda')).toHaveLength(6);
  expect(found(outline, ' ')).toEqual([]);
});

it('names what lies beyond each edge of the frame, nearest first', () => {
  const view = { x: -110, y: 0, scale: 1 };
  const outside = outsideOf(outline, view, { width: 150, height: 120 });
  expect(outside.map(({ side, parts }) => [side, parts.map(({ id }) => id)])).toEqual([
    ['left', ['client']],
    ['right', ['table', 'queue']],
    ['bottom', ['stranger']],
  ]);
  expect(outsideOf(outline, { x: 0, y: 0, scale: 1 }, { width: 600, height: 300 })).toEqual([]);
});

it('leaves out names that would lie on others in a small picture, and those of folded parts first', () => {
  expect(crowded(outline, 1).size).toBe(0);
  expect([...crowded(outline, 0.6)]).toEqual(['api', 'table']);
  const nodes = outline.nodes.map((each) =>
    each.id === 'client' ? { ...each, folded: true as const } : each,
  );
  expect([...crowded({ ...outline, nodes }, 0.6)]).toEqual(['fn', 'client']);
});
