import type { Scene, SceneEdgeKind } from '#lib/domain/graph/scene.ts';

const DASHED: readonly SceneEdgeKind[] = [
  'stream',
  'message',
  'schedule',
  'dead-letter',
  'log',
  'alarm',
  'response',
];

/** The scene as a Mermaid flowchart, for a README that GitHub renders: containers are subgraphs. */
export function mermaidOf(scene: Scene): string {
  const ids = new Map([...scene.containers, ...scene.nodes].map((each, index) => [each.id, `n${index}`]));
  const lines = ['flowchart LR', ...level(scene, undefined, ids, 1)];
  for (const edge of scene.edges) {
    const arrow = DASHED.includes(edge.kind) ? '-.->' : '-->';
    const words = edge.label?.text ?? edge.words;
    const label = words === undefined ? '' : `|"${quoted(words)}"|`;
    lines.push(`  ${ids.get(edge.from)} ${arrow}${label} ${ids.get(edge.to)}`);
  }
  return `${lines.join('\n')}\n`;
}

function level(
  scene: Scene,
  parent: string | undefined,
  ids: ReadonlyMap<string, string>,
  depth: number,
): readonly string[] {
  const indent = '  '.repeat(depth);
  const nodes = scene.nodes
    .filter((node) => node.parent === parent)
    .map((node) => {
      const shifts = node.badges.filter(({ glyph }) => glyph === 'shift');
      const said = [node.title, ...(node.subtitle ? [node.subtitle] : []), ...shifts];
      return `${indent}${ids.get(node.id)}["${said.map(({ text }) => quoted(text)).join('<br/>')}"]`;
    });
  const containers = scene.containers
    .filter((each) => each.parent === parent)
    .flatMap((each) => [
      `${indent}subgraph ${ids.get(each.id)} ["${quoted(each.title.text)}"]`,
      ...level(scene, each.id, ids, depth + 1),
      `${indent}end`,
    ]);
  return [...nodes, ...containers];
}

/** Entities instead of what Mermaid or its HTML labels would read. */
const quoted = (text: string): string =>
  text.replace(/[&<>"#;`\\[\]{}|]/g, (each) => `#${each.codePointAt(0)};`).replaceAll('\n', ' ');
