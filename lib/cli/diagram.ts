import { writeFileSync } from 'node:fs';
import { pictureFile } from '#lib/diagram/picture-file.ts';
import { sceneOf } from '#lib/diagram/scene.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { architecture } from '#lib/queries/architecture.ts';
import type { CliContext } from './context.ts';
import { graphOfFiles } from './diagram-graph.ts';
import { DIAGRAM_USAGE, type DiagramOptions, diagramCall } from './diagram-options.ts';
import { changesOf, type OverlaySources, overlaysOf } from './diagram-overlays.ts';
import { environmentNamed } from './environment.ts';
import { EXIT, type ExitCode, type Output } from './output.ts';

type InPortal = (run: (context: CliContext) => Promise<ExitCode>) => Promise<ExitCode>;

/**
 * Draws files of any project, or what the portal has read of an environment. Problems go to stderr and do not
 * fail it: a picture of what was understood is worth more than none.
 */
export async function diagramCommand(
  args: readonly string[],
  output: Output,
  inPortal: InPortal,
): Promise<ExitCode> {
  const call = diagramCall(args);
  if (typeof call === 'string') {
    output.progress(`${call}\n${DIAGRAM_USAGE}`);
    return EXIT.usage;
  }
  const { source, options } = call;
  if ('files' in source) {
    const changes = new Map(source.files.terraform.flatMap((file) => [...changesOf(file)]));
    return written(graphOfFiles(source.files), options, output, { changes });
  }
  return inPortal((context) => drawn(context, source.environment, options));
}

async function drawn(context: CliContext, name: string, options: DiagramOptions): Promise<ExitCode> {
  const { services, caller, out } = context;
  const environment = environmentNamed(services.config.current(), name);
  const view = options.view === 'focus' ? 'detailed' : options.view;
  const { graph, health } = await architecture.ask(services, caller, { environment, view });
  const shown = graph && shownValue(graph);
  if (!shown) {
    out.progress(`${environment}: the collector has not read it yet`);
    return EXIT.failed;
  }
  const checked = health && shownValue(health);
  const sources = { changes: new Map(), ...(checked ? { health: checked.value } : {}) };
  return written(shown.value, options, out, sources);
}

async function written(
  graph: SystemGraph,
  options: DiagramOptions,
  output: Output,
  sources: OverlaySources,
): Promise<ExitCode> {
  for (const { where, detail, code } of graph.problems) output.progress(`${where}: ${detail} (${code})`);
  const content = await contentOf(graph, options, output, sources);
  if (options.out === undefined) process.stdout.write(content);
  else writeFileSync(options.out, content);
  return EXIT.ok;
}

async function contentOf(
  graph: SystemGraph,
  { view, node, depth, format, theme, overlays }: DiagramOptions,
  output: Output,
  sources: OverlaySources,
): Promise<string | Uint8Array> {
  if (format === 'json') return `${JSON.stringify(graph, undefined, 2)}\n`;
  const focus = { ...(node === undefined ? {} : { node }), ...(depth === undefined ? {} : { depth }) };
  const scene = await sceneOf(graph, { view, ...focus });
  if (view === 'focus' && scene.nodes.length === 0) output.progress(`${node}: no such part (no-such-node)`);
  for (const { by, name, count } of scene.metadata.folded)
    output.progress(`${name}: ${count} resources drawn as one, by ${by} (folded)`);
  for (const fault of scene.metadata.faults) output.progress(`${fault} (layout)`);
  const { value, missing } = overlaysOf(overlays, scene, graph, sources);
  for (const name of missing) output.progress(`${name}: nothing here tells about it (no-overlay)`);
  return pictureFile(scene, { format, theme }, value);
}
