import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { graphOfFiles } from './diagram-graph.ts';
import { missingFromFiles, plannedFiles } from './diagram-overlays.ts';

const place = { system: 'shop', environment: 'dev', account: '0', region: 'r', prefix: 'shop-dev' };
const text = readFileSync('lib/terraform/json/fixtures/shop-change.plan.json', 'utf8');
const files = { terraform: [{ name: 'plan.json', text }], templates: [], parameters: {}, place };

it('draws what a plan deletes where it stands, with its lines, and what it creates beside it', () => {
  const { graph, change } = plannedFiles(files);
  const marks = graph.nodes.map(({ id, name }) => `${name} ${change.marks.get(id)?.mark ?? 'stays'}`);
  expect(marks.toSorted()).toEqual([
    'shop-dev-counter create',
    'shop-dev-counter create',
    'shop-dev-failed create',
    'shop-dev-jobs create',
    'shop-dev-old delete',
    'shop-dev-orders stays',
    'shop-dev-visits create',
    'shop-dev-worker delete',
    'shop-dev-worker delete',
  ]);
  expect(graph.edges).toHaveLength(7);
  expect(change.ghostEdges).toHaveLength(5);
});

it('draws a plan of nothing deployed as all new, and files without a plan as they are', () => {
  const create = readFileSync('lib/terraform/json/fixtures/hello-create.plan.json', 'utf8');
  const fresh = { ...files, terraform: [{ name: 'p', text: create }] };
  const { graph, change } = plannedFiles(fresh);
  expect(graph.edges.length).toBeGreaterThan(0);
  expect(change.ghostEdges).toHaveLength(graph.edges.length);
  const state = readFileSync('lib/terraform/json/fixtures/hello-dev.state.json', 'utf8');
  const standing = { ...files, terraform: [{ name: 's', text: state }] };
  expect(plannedFiles(standing).graph).toEqual(graphOfFiles(standing));
});

it.each(['<html>', '[]', '{"resource_changes":[1,{"change":{}}]}'])('finds no change in %s', (odd) => {
  expect(plannedFiles({ ...files, terraform: [{ name: 'x', text: odd }] }).change.marks.size).toBe(0);
});

it('says what files alone cannot show, and what would', () => {
  expect(missingFromFiles(['findings', 'change'], 1)).toBeUndefined();
  expect(missingFromFiles(['traffic', 'cost'], 1)).toMatch(/traffic and cost are measured by a portal/);
  expect(missingFromFiles(['health'], 0)).toMatch(/health is measured/);
  expect(missingFromFiles(['change'], 0)).toMatch(/--plan/);
});
