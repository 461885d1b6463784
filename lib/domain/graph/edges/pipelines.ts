import { at, recordsAt, textAt } from '../attributes.ts';
import type { EdgeKind, GraphNode, NodeKind } from '../model.ts';
import type { EdgeFact, EdgeRule, World } from '../world.ts';

/** What an action's configuration names, and which way its line goes: what starts a pipeline comes before it. */
type Named = {
  readonly keys: readonly string[];
  readonly to: readonly NodeKind[];
  readonly kind: EdgeKind;
  readonly label: string;
};

const NAMED: readonly Named[] = [
  {
    keys: ['ProjectName', 'FunctionName'],
    to: ['build-project', 'function'],
    kind: 'invoke',
    label: 'stage',
  },
  { keys: ['ServiceName'], to: ['container-service'], kind: 'invoke', label: 'deploys' },
  { keys: ['BucketName', 'S3Bucket'], to: ['bucket'], kind: 'write', label: 'deploys' },
];
const SOURCES: Named = {
  keys: ['RepositoryName', 'S3Bucket'],
  to: ['source-repository', 'image-registry', 'bucket'],
  kind: 'message',
  label: 'source',
};

/** Pipeline → the projects, functions and services of its stages; what it starts from → pipeline. */
export const pipelines: EdgeRule = (world) =>
  world
    .ofKind('pipeline')
    .flatMap((pipeline) => [
      ...actionsOf(pipeline).flatMap((action) => linesOf(pipeline, action, world)),
      ...artifactsOf(pipeline, world),
    ]);

type Action = Readonly<Record<string, unknown>>;

const actionsOf = ({ attributes }: GraphNode): readonly Action[] =>
  recordsAt(attributes, 'stages', 'stage').flatMap((stage) => recordsAt(stage, 'actions', 'action'));

function linesOf(pipeline: GraphNode, action: Action, world: World): readonly EdgeFact[] {
  const isSource = (textAt(action, 'actionTypeId.category', 'category') ?? '') === 'Source';
  const says = `${pipeline.name}: action ${textAt(action, 'name') ?? ''}`;
  return (isSource ? [SOURCES] : NAMED).flatMap(({ keys, to, kind, label }) =>
    keys
      .flatMap((key) => [key, `${key[0]?.toLowerCase()}${key.slice(1)}`])
      .flatMap((key) => world.find(at(action.configuration, key), ...to) ?? [])
      .map((other) => {
        const ends = isSource ? { from: other.id, to: pipeline.id } : { from: pipeline.id, to: other.id };
        return { kind, ...ends, label, says };
      }),
  );
}

/** Where a pipeline keeps what its stages hand on. */
function artifactsOf(pipeline: GraphNode, world: World): readonly EdgeFact[] {
  const stores = recordsAt(
    pipeline.attributes,
    'artifactStore',
    'artifactStores',
    'artifactStores.artifactStore',
  );
  return stores.flatMap((store) => {
    const bucket = world.find(textAt(store, 'location', 'artifactStore.location'), 'bucket');
    const says = `${pipeline.name}: its artifacts are in ${bucket?.name}`;
    return bucket
      ? [{ kind: 'write' as const, from: pipeline.id, to: bucket.id, label: 'artifacts', says }]
      : [];
  });
}
