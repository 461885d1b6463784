import { fork } from 'node:child_process';
import { once } from 'node:events';
import { instance } from '@viz-js/viz';
import Elk from 'elkjs/lib/elk.bundled.js';
import { graphOfFiles } from '#lib/cli/diagram-graph.ts';
import { accountOf, numbers } from '#lib/diagram/fixtures/account.ts';
import { pictureFile } from '#lib/diagram/picture-file.ts';
import { sceneOf } from '#lib/diagram/scene.ts';
import { sceneKey } from '#lib/diagram/scene-key.ts';
import { MOST_VISIBLE } from '#lib/diagram/view/aggregate.ts';
import { resourceId, type SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import { crossingsOf, dotOf, elkOf, linesOfDot, linesOfElk, type Plain } from './layout-peers.ts';
import { largeFiles } from './layout-state.ts';

const ROUNDS = 5;
/** Resources that a picture of the bench shows, at least. */
export const SIZES = [20, 50, 100, 150];

/**
 * Milliseconds and crossings of one graph drawn by us and by two peers in the same run: plain elkjs with
 * INCLUDE_CHILDREN, and Graphviz `dot` (orthogonal, wasm). Peers are given what we draw: the same
 * boxes in the same frames, and labels on the same lines, so none where our legend says it all. Then a small change,
 * 5,000 resources, and the cache.
 */
export async function benchLayout(): Promise<void> {
  const viz = await instance();
  const elk = new Elk();
  for (const visible of SIZES) {
    const graph = accountOf({ visible }, numbers(visible));
    const scene = await sceneOf(graph, { view: 'simple' });
    const plain: Plain = { nodes: scene.nodes, edges: scene.edges, containers: scene.containers };
    const full = await timed(() => sceneOf(graph, { view: 'simple' }));
    const kept = await timed(() => sceneOf(withoutLast(graph), { view: 'simple' }, scene));
    // One more than can be seen is folded, which is another picture.
    const room = scene.nodes.length < MOST_VISIBLE;
    const added = room && (await timed(() => sceneOf(withLeaf(graph), { view: 'simple' }, scene)));
    const ours = { ms: full.ms, crossings: crossingsOf(scene.edges.map((edge) => edge.points)) };
    const elkRun = await timed(() => elk.layout(elkOf(plain)));
    const dotRun = await timed(() => viz.renderJSON(dotOf(plain), { engine: 'dot' }));
    const size = { nodes: scene.nodes.length, edges: scene.edges.length };
    say({ who: 'yagura', ...size, ...ours, ...sound(scene) });
    say({ who: 'yagura, one node less', ...size, ms: kept.ms, ...sound(kept.value) });
    if (added) say({ who: 'yagura, one node more', ...size, ms: added.ms, ...sound(added.value) });
    const peers = [
      { who: 'elkjs INCLUDE_CHILDREN', ms: elkRun.ms, crossings: crossingsOf(linesOfElk(elkRun.value)) },
      { who: 'graphviz dot', ms: dotRun.ms, crossings: crossingsOf(linesOfDot(dotRun.value)) },
    ];
    for (const peer of peers) {
      const ratios = {
        msRatio: ratio(ours.ms, peer.ms),
        crossingsRatio: ratio(ours.crossings, peer.crossings),
      };
      say({ ...peer, ...size, ...ratios });
    }
  }
  await benchLarge();
  say({ who: 'yagura alone, 5,000 resources to SVG', peakMb: await peakAlone() });
}

/** Memory of a process that draws and does nothing else: peers and earlier rounds leave theirs in this one. */
async function peakAlone(): Promise<number> {
  const child = fork(new URL('./layout-alone.ts', import.meta.url));
  const [peak] = await once(child, 'message');
  return Number(peak);
}

async function benchLarge(): Promise<void> {
  const files = largeFiles();
  const graph = graphOfFiles(files);
  const whole = await timed(async () => {
    const scene = await sceneOf(graphOfFiles(files), { view: 'simple' });
    return { scene, file: await pictureFile(scene, { format: 'svg', theme: 'light' }) };
  }, 3);
  const built = await timed(async () => graphOfFiles(files), 3);
  const { scene } = whole.value;
  const folded = scene.metadata.folded.length;
  say({
    who: 'yagura, 5,000 resources to SVG',
    graph: graph.nodes.length,
    nodes: scene.nodes.length,
    folded,
    ms: whole.ms,
    buildMs: built.ms,
    ...sound(scene),
  });
  // What a cache hit costs beside the database: the key, and the stored text read back.
  const stored = JSON.stringify(scene);
  const small = accountOf({ visible: 100 }, numbers(100));
  const cached = await timed(async () => [sceneKey(small, { view: 'simple' }), JSON.parse(stored)]);
  say({ who: 'yagura, cached 100 nodes', ms: cached.ms });
}

const say = (figure: object): void => console.log(JSON.stringify({ bench: 'layout', ...figure }));

const sound = ({ metadata: { variant, faults } }: Scene) => ({ variant, faults: faults.length });

const ratio = (ours: number, theirs: number): number => Math.round((ours / theirs) * 100) / 100;

/** The median after one round to warm up. */
async function timed<T>(run: () => T | Promise<T>, rounds = ROUNDS): Promise<{ ms: number; value: T }> {
  let value = await run();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    value = await run();
    times.push(performance.now() - start);
  }
  const middle = times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
  return { ms: Math.round(middle), value };
}

function withoutLast(graph: SystemGraph): SystemGraph {
  const gone = graph.nodes.at(-1)?.id;
  return {
    ...graph,
    nodes: graph.nodes.filter((node) => node.id !== gone),
    edges: graph.edges.filter((edge) => edge.from !== gone && edge.to !== gone),
  };
}

/** A queue that the last function writes to. */
function withLeaf(graph: SystemGraph): SystemGraph {
  const source = graph.nodes.findLast((node) => node.kind === 'function');
  if (!source) throw new Error('the account has functions');
  const id = resourceId('cfn:new/Outbox');
  const leaf = { ...source, id, kind: 'queue', type: 'AWS::SQS::Queue', name: 'outbox' } as const;
  const evidence = [{ kind: 'text', text: 'a benchmark' }] as const;
  const edge = {
    id: `message ${source.id} ${id}`,
    kind: 'message',
    from: source.id,
    to: id,
    evidence,
  } as const;
  return { ...graph, nodes: [...graph.nodes, leaf], edges: [...graph.edges, edge] };
}
