import { createHash } from 'node:crypto';
import { canonicalJson } from '#lib/domain/canonical-json.ts';
import type { SystemGraph } from '#lib/domain/graph/model.ts';
import type { SceneOptions } from './scene.ts';

/** Raised when the same graph would be drawn otherwise: a stored scene of an older drawing is then not found. */
const DRAWING = 10;

/** One key for one picture: a hash of everything that it shows. The scene before it only says where parts stay. */
export function sceneKey(graph: SystemGraph, options: SceneOptions): string {
  return createHash('sha256').update(canonicalJson({ DRAWING, graph, options })).digest('hex');
}
