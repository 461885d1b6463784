import { writeFileSync } from 'node:fs';
import { pictureFile } from '#lib/diagram/picture-file.ts';
import { sceneOf } from '#lib/diagram/scene.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import { withGhosts } from '#lib/domain/overlay/change.ts';
import type { CostMark } from '#lib/domain/overlay/cost.ts';
import type { TrafficFigure } from '#lib/domain/overlay/figures.ts';
import { layersOn } from '#lib/domain/overlay/layers.ts';
import { shownValue } from '#lib/domain/reading.ts';
import { architecture } from '#lib/queries/architecture.ts';
import { costMarkWords } from '#lib/words/cost-mark.ts';
import { trafficFigureWords } from '#lib/words/traffic-figure.ts';
import { translator } from '#lib/words/translate.ts';
import type { CliContext } from './context.ts';
import { graphOfFiles } from './diagram-graph.ts';
import { measuredBy, type Sources } from './diagram-measured.ts';
import { DIAGRAM_USAGE, type DiagramOptions, diagramCall } from './diagram-options.ts';
import { plannedFiles } from './diagram-overlays.ts';
import { EXIT, type ExitCode, type Output } from './output.ts';

const costWords = (mark: CostMark): string => costMarkWords(translator('en'), mark);
const figureWords = (figure: TrafficFigure) => trafficFigureWords(translator('en'), figure);

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
    const { files } = source;
    const { graph, ...planned } = options.overlays.includes('change')
      ? plannedFiles(files)
      : { graph: graphOfFiles(files) };
    return written(graph, options, output, planned);
  }
  return inPortal((context) => drawn(context, source.environment, options));
}

async function drawn(context: CliContext, name: string, options: DiagramOptions): Promise<ExitCode> {
  const { out } = context;
  const environment = await context.environment(name);
  const answer = await context.ask(architecture, {
    environment,
    view: options.view === 'focus' ? 'detailed' : options.view,
    ...(options.overlays.includes('change') ? { change: {} } : {}),
  });
  const shown = answer.graph && shownValue(answer.graph);
  if (!shown) {
    out.progress(`${environment}: the collector has not read it yet`);
    return EXIT.failed;
  }
  const change = answer.change?.overlay;
  const graph = change ? withGhosts(shown.value, change) : shown.value;
  return written(graph, options, out, measuredBy(answer));
}

async function written(
  graph: SystemGraph,
  options: DiagramOptions,
  output: Output,
  sources: Sources,
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
  sources: Sources,
): Promise<string | Uint8Array> {
  if (format === 'json') return `${JSON.stringify(graph, undefined, 2)}\n`;
  const focus = { ...(node === undefined ? {} : { node }), ...(depth === undefined ? {} : { depth }) };
  const scene = await sceneOf(graph, { view, ...focus });
  if (view === 'focus' && scene.nodes.length === 0) output.progress(`${node}: no such part (no-such-node)`);
  for (const { by, name, count } of scene.metadata.folded)
    output.progress(`${name}: ${count} resources drawn as one, by ${by} (folded)`);
  for (const fault of scene.metadata.faults) output.progress(`${fault} (layout)`);
  const layers = layersOn(overlays, scene, graph, { ...sources, costWords, figureWords });
  for (const name of overlays.filter((each) => layers[each] === undefined))
    output.progress(`${name}: ${sources.why?.[name] ?? 'nothing here tells about it'} (no-overlay)`);
  const notes = overlays.flatMap((name) => sources.note?.(name) ?? []);
  const subtitle = [scene.subtitle, ...notes].join(' · ');
  return pictureFile({ ...scene, subtitle }, { format, theme }, layers);
}
