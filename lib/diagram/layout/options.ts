import type { DrawnView, SceneView } from '#lib/domain/graph/scene.ts';

type Options = Readonly<Record<string, string>>;

const COMMON: Options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
  'elk.edgeLabels.inline': 'true',
  'elk.edgeLabels.placement': 'CENTER',
  'elk.spacing.edgeLabel': '4',
  'elk.spacing.labelNode': '6',
  'elk.layered.thoroughness': '20',
};

/** A view, or a simple one of so many parts that they are cards. */
type Look = SceneView | 'cards';

const LOOKS: Readonly<Record<Look, Options>> = {
  simple: {
    'elk.spacing.portPort': '22',
    'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
    'elk.spacing.nodeNode': '44',
    'elk.layered.spacing.nodeNodeBetweenLayers': '30',
    'elk.spacing.edgeNode': '18',
    'elk.layered.spacing.edgeNodeBetweenLayers': '18',
    'elk.spacing.edgeEdge': '14',
    'elk.layered.spacing.edgeEdgeBetweenLayers': '14',
  },
  cards: {
    'elk.spacing.portPort': '9',
    'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
    'elk.spacing.nodeNode': '16',
    'elk.layered.spacing.nodeNodeBetweenLayers': '40',
    'elk.spacing.edgeNode': '12',
    'elk.layered.spacing.edgeNodeBetweenLayers': '12',
    'elk.spacing.edgeEdge': '9',
    'elk.layered.spacing.edgeEdgeBetweenLayers': '9',
    'elk.layered.thoroughness': '14',
  },
  detailed: {
    'elk.spacing.portPort': '22',
    'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
    'elk.spacing.nodeNode': '26',
    'elk.layered.spacing.nodeNodeBetweenLayers': '24',
    'elk.spacing.edgeNode': '18',
    'elk.layered.spacing.edgeNodeBetweenLayers': '18',
    'elk.spacing.edgeEdge': '14',
    'elk.layered.spacing.edgeEdgeBetweenLayers': '14',
  },
  flow: {
    'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
    'elk.layered.cycleBreaking.strategy': 'INTERACTIVE',
    'elk.layered.layering.strategy': 'INTERACTIVE',
    'elk.spacing.nodeNode': '48',
    'elk.layered.spacing.nodeNodeBetweenLayers': '140',
    'elk.spacing.portPort': '22',
    'elk.portAlignment.default': 'CENTER',
    'elk.spacing.edgeNode': '26',
    'elk.spacing.edgeEdge': '24',
  },
};

/** Options do not pass down from the root: each container repeats them. */
export const layoutOptions = (
  look: DrawnView | Look,
  variant: { readonly order: string; readonly seed: number },
): Options => ({
  ...COMMON,
  ...LOOKS[look === 'focus' ? 'simple' : look],
  'elk.randomSeed': String(variant.seed),
  'elk.layered.crossingMinimization.semiInteractive': String(variant.order !== 'free'),
});

export const PADDING = '[top=40,left=18,bottom=18,right=18]';
export const NO_PADDING = '[top=0,left=0,bottom=0,right=0]';

/** ELK's word for "under the node, centred". */
export const NODE_LABEL = { 'elk.nodeLabels.placement': '[H_CENTER, V_BOTTOM, OUTSIDE]' };
