import { readFileSync } from 'node:fs';
import { readPicture } from '#lib/collector/questions/picture.ts';
import { readScene, type SceneServices } from '#lib/collector/questions/scene.ts';
import type { PortalConfig } from '#lib/config/portal-config.ts';
import { sceneOf } from '#lib/diagram/scene.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { resourceId, type SystemGraph } from '#lib/domain/graph/model.ts';
import { SCENE_VIEWS } from '#lib/domain/graph/scene.ts';
import type { PlannedPicture } from '#lib/domain/overlay/planned-picture.ts';
import { instant } from '#lib/domain/time.ts';
import type { Db } from '#lib/store/db.ts';
import { putScene } from '#lib/store/scenes.ts';
import { isMarket, marketGraph } from './market.ts';

/** TEST DATA: the recorded graph of `items/dev`, for each environment of items. */
export const GRAPH = JSON.parse(
  readFileSync('lib/diagram/fixtures/items-dev.graph.json', 'utf8'),
) as SystemGraph;

const clock = () => instant(Date.now());

/** Keeps its drawings, as the collector does. */
export async function fillScenes(db: Db, environments: readonly EnvironmentKey[]): Promise<void> {
  for (const view of SCENE_VIEWS) {
    const items = await sceneOf(GRAPH, { view, opened: [] });
    for (const key of environments) {
      const scene = isMarket(key) ? await sceneOf(marketGraph(key), { view, opened: [] }) : items;
      await putScene(db, key, view, { key: 'preview', scene, asOf: clock() });
    }
  }
}

/** Answers about pictures with the collector's own code. */
export function previewPictures(db: Db, config: PortalConfig) {
  const services: SceneServices = {
    db,
    clock,
    config: { current: () => config } as SceneServices['config'],
    scenes: { once: sceneOf } as SceneServices['scenes'],
  };
  return {
    scene: (ask: Parameters<typeof readScene>[1]) => readScene(services, ask),
    picture: (ask: Parameters<typeof readPicture>[1]) => readPicture(services, ask),
  };
}

const tf = (address: string) => resourceId(`tf:infra/terraform#${address}`);
const NAT = tf('module.network.aws_nat_gateway.main["c"]');
const SUBNET = tf('aws_subnet.public["c"]');

/** What the waiting plan adds: a gateway in the second zone, on the way out. */
export const PLANNED: PlannedPicture = {
  nodes: [
    {
      id: NAT,
      kind: 'nat-gateway',
      type: 'aws_nat_gateway',
      name: 'items-dev-nat-c',
      aliases: [NAT],
      owners: [{ kind: 'terraform', address: 'module.network.aws_nat_gateway.main["c"]' }],
      path: [...(GRAPH.nodes.find(({ id }) => id === SUBNET)?.path ?? []), SUBNET],
      attributes: {},
      folded: [],
    },
  ],
  edges: [
    {
      id: 'network nat-c → igw',
      kind: 'network',
      from: NAT,
      to: tf('aws_internet_gateway.main'),
      evidence: [{ kind: 'text', text: 'module.network.aws_route.public: 0.0.0.0/0' }],
    },
  ],
};
