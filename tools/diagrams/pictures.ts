import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphOfFiles, type SourceFile } from '#lib/cli/diagram-graph.ts';
import { pictureFile } from '#lib/diagram/picture-file.ts';
import { sceneOf } from '#lib/diagram/scene.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import { PICTURE_THEMES } from '#lib/domain/graph/picture.ts';
import { repoRoot } from '../toolchain.ts';

/** Where the drawings of the shipped systems are, from the root of the repo. */
export const FOLDER = 'docs/images/diagrams';

const SOURCES = {
  items: {
    terraform: ['lib/terraform/json/fixtures/items-dev.state.json'],
    templates: ['lib/cloudformation/fixtures/items-dev-app.stack.json'],
  },
  hello: { terraform: ['lib/terraform/json/fixtures/hello-dev.state.json'], templates: [] },
} as const;

const SHOWN = [
  ['items', 'simple'],
  ['items', 'detailed'],
  ['items', 'flow'],
  ['hello', 'detailed'],
] as const;

/** File name → SVG text: what was recorded of the shipped systems, in both themes. */
export async function pictures(): Promise<ReadonlyMap<string, string>> {
  const drawn = new Map<string, string>();
  for (const [system, view] of SHOWN) {
    const scene = await sceneOf(graphOf(system), { view });
    for (const theme of PICTURE_THEMES) {
      drawn.set(`${system}-${view}-${theme}.svg`, String(await pictureFile(scene, { format: 'svg', theme })));
    }
  }
  return drawn;
}

function graphOf(system: keyof typeof SOURCES): SystemGraph {
  const { terraform, templates } = SOURCES[system];
  return graphOfFiles({
    terraform: terraform.map(file),
    templates: templates.map(file),
    parameters: {},
    place: {
      system,
      environment: 'dev',
      account: '000000000000',
      region: 'ap-northeast-1',
      prefix: `${system}-dev`,
    },
  });
}

const file = (path: string): SourceFile => ({ name: path, text: readFileSync(join(repoRoot, path), 'utf8') });
