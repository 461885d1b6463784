import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import en from '#messages/en.json' with { type: 'json' };
import { DiagramTable } from './diagram-table.tsx';
import { DiagramWords } from './diagram-words.tsx';

const markup = (content: ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      {content}
    </NextIntlClientProvider>,
  );

const COUNT = 5_000;
const nodes = Array.from({ length: COUNT }, (_, n) => ({
  ...{ id: `n${n}`, name: `fn-${n}`, type: 'aws_lambda_function', owners: [], folded: [] },
}));
const edges = nodes.slice(1).map(({ id }, n) => ({
  ...{ id: `e${n}`, kind: 'invoke', from: 'n0', to: id, evidence: [] },
}));
const graph = { nodes, edges } as unknown as SystemGraph;
const scene = {
  containers: [],
  nodes: nodes.map(({ id, name }) => ({ id, title: { text: name }, badges: [] })),
  edges,
} as unknown as Scene;
const search = { view: 'detailed', overlay: 'health' } as const;

const rowsOf = (html: string) => html.match(/<(?:tr|li)[ >]/g)?.length ?? 0;

it('begins with a part of five thousand resources, says of how many, and leads to the rest', () => {
  const table = markup(<DiagramTable graph={graph} search={search} />);
  expect(rowsOf(table)).toBe(1 + 100 + 100);
  expect(table).toContain('100 of 4,999');
  expect(table).toContain('100 of 5,000');
  expect(table).toContain('href="?view=detailed&amp;rows=200"');
  expect(table).not.toContain('open=""');
  const words = markup(<DiagramWords scene={scene} change={undefined} search={search} />);
  expect(rowsOf(words)).toBe(100);
  expect(words).toContain('100 of 4,999');
});

it('shows as many rows as were asked for, and offers no more once all stand there', () => {
  const table = markup(<DiagramTable graph={graph} search={{ ...search, rows: 5_000 }} />);
  expect(rowsOf(table)).toBe(1 + 4_999 + 5_000);
  expect(table).toContain('5,000 of 5,000');
  expect(table).not.toContain('href=');
});

it('tells of a function whose new versions come gradually, beside its type and after the lines', () => {
  const shift = {
    alias: 'live',
    pace: { kind: 'canary', percent: 10, minutes: 5 },
    beside: [],
    alarms: ['slow'],
  };
  const [first, ...more] = nodes;
  const folded = [{ id: 'a', type: 'aws_lambda_alias', name: 'live', shift }];
  const gradual = { nodes: [{ ...first, folded }, ...more], edges } as unknown as SystemGraph;
  expect(markup(<DiagramTable graph={gradual} search={search} />)).toContain(
    'live: canary 10\u00a0% for 5 min, then all, moved by CodeDeploy; goes back at the alarm: slow',
  );
  const badges = [{ glyph: 'shift', text: 'live: canary 10 % for 5 min' }];
  const drawn = { ...scene, nodes: [{ ...scene.nodes[0], badges }] } as unknown as Scene;
  expect(markup(<DiagramWords scene={drawn} change={undefined} search={search} />)).toContain(
    'fn-0 brings its requests to new versions by the alias live: canary 10\u00a0% for 5 min.',
  );
});
