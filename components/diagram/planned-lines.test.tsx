import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { type GraphEdge, type GraphNode, resourceId, type SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import type { ChangeOverlay } from '#lib/domain/overlay/change.ts';
import en from '#messages/en.json' with { type: 'json' };
import { ChangeList } from './change-list.tsx';
import { DiagramWords } from './diagram-words.tsx';
import { EdgeEvidence } from './edge-evidence.tsx';

const node = (name: string) =>
  ({ id: resourceId(name), name, type: 'aws_x', aliases: [] }) as unknown as GraphNode;
const edge = (from: string, to: string): GraphEdge => ({
  id: `${from} ${to}`,
  kind: 'read',
  from: resourceId(from),
  to: resourceId(to),
  evidence: [{ kind: 'text', text: 'policy “Visits”: dynamodb:GetItem' }],
});
const [api, visits] = [node('api'), node('visits')];
const graph = { nodes: [api], edges: [] } as unknown as SystemGraph;
const overlay: ChangeOverlay = {
  marks: new Map(),
  ghosts: [visits],
  ghostEdges: [edge('api', 'visits')],
  reached: [],
};
const said = (content: ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      {content}
    </NextIntlClientProvider>,
  )
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

it('the panel of either end tells the line that a plan makes, with what it is inferred from', () => {
  const there = said(<EdgeEvidence node={api} graph={graph} planned={overlay} />);
  expect(there).toContain('read → visits + will connect policy “Visits”: dynamodb:GetItem');
  expect(said(<EdgeEvidence node={visits} graph={graph} planned={overlay} />)).toContain(
    '← api + will connect',
  );
  expect(said(<EdgeEvidence node={api} graph={graph} />)).toBe('');
});

it('a line that is there already is not said to come', () => {
  const joined = { nodes: [api, visits], edges: [edge('api', 'visits')] } as unknown as SystemGraph;
  expect(said(<EdgeEvidence node={api} graph={joined} />)).not.toContain('will connect');
});

it('the list of a plan counts its lines and names their ends', () => {
  const list = said(
    <ChangeList graph={graph} overlay={overlay} ghostsMissing={false} most={100} moreHref="?rows=200" />,
  );
  expect(list).toContain('1 line will connect api → visits read');
});

it('words tell a line that comes and one that goes apart from those that stay', () => {
  const line = (id: string) => ({ id, kind: 'read', from: 'a', to: 'b' });
  const scene = {
    nodes: [],
    containers: [],
    edges: [line('new'), line('old'), line('kept')],
  } as unknown as Scene;
  const change = new Map([
    ['new', 'create'],
    ['old', 'delete'],
  ] as const);
  expect(
    said(<DiagramWords scene={scene} change={change} search={{ view: 'simple', overlay: 'change' }} />),
  ).toContain('Will connect: a reads b. Will be gone: a reads b. a reads b.');
});
