import { describe, expect, it } from 'vitest';
import { numbers } from '#lib/diagram/fixtures/account.ts';
import { sceneOf } from '#lib/diagram/scene.ts';
import { corpusCases } from './corpus-in-test.ts';
import { graphOfFiles } from './diagram-graph.ts';

/** As far as a window or a page may be from a picture's shape. */
const WIDEST = 3;

const place = {
  system: 'any',
  environment: 'dev',
  account: '123456789012',
  region: 'eu-west-1',
  prefix: 'any-dev',
};
const alone = corpusCases().filter(
  ({ templates, terraform, problems }) =>
    templates.length === 1 && terraform.length === 0 && problems.length === 0,
);

/** Templates that nobody made for each other, each a stack, as `diagram --template A --template B` is given them. */
function setOf(seed: number) {
  const next = numbers(seed);
  const names = Array.from({ length: 3 + (next() % 6) }, () => (next() * 100 + next()) % alone.length);
  return [...new Set(names)].map((at, index) => ({
    name: `stack-${index}.yaml`,
    text: alone[at]?.templates[0]?.text ?? '',
  }));
}

describe.each([1, 2, 3, 4, 5, 6])('templates of many teams in one picture, set %i', (seed) => {
  const templates = setOf(seed);
  const graph = graphOfFiles({ terraform: [], templates, parameters: {}, place });

  it.each(['simple', 'detailed', 'flow'] as const)('%s: no strip, no fault', async (view) => {
    const { width, height, metadata } = await sceneOf(graph, { view });
    expect(metadata.faults).toEqual([]);
    expect(width / height).toBeLessThan(WIDEST);
    expect(height / width).toBeLessThan(WIDEST);
  });
});
