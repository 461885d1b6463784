import type { Tool } from '../deploy/tool.ts';
import type { EdgeKind, ResourceId } from './model.ts';

/** A drawing as plain JSON, in CSS pixels from the top left: what is on screen is what is exported. */
export type Scene = {
  readonly view: DrawnView;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly subtitle: string;
  /** Outermost first. */
  readonly containers: readonly SceneContainer[];
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  /** Columns of the data flow view, left to right. */
  readonly tiers?: readonly SceneTier[];
  /** Where lines of one trunk meet. */
  readonly junctions: readonly (Point & { readonly kind: SceneEdgeKind })[];
  readonly legend: readonly SceneEdgeKind[];
  /** Artwork of the icons that the scene uses, by name. */
  readonly icons: Readonly<Record<string, SceneIcon>>;
  readonly metadata: SceneMetadata;
};

/** How the drawing came about. */
export type SceneMetadata = {
  /** The try that was drawn: an order and seed, `columns`, or `kept` for an earlier scene with changes. */
  readonly variant: string;
  /** What is still wrong with its geometry, in words; empty for a sound picture. */
  readonly faults: readonly string[];
  /** Groups that are drawn as one node each, since there was too much to show. */
  readonly folded: readonly SceneFold[];
  /** Frames did not fit: parts are drawn without them. */
  readonly unframed?: true;
  /** Parts that were left out since nobody asked for them; absent where all are drawn. */
  readonly hidden?: number;
};

export type SceneFold = {
  readonly by: 'stack' | 'module' | 'tag' | 'kind';
  readonly name: string;
  readonly count: number;
};

export const SCENE_VIEWS = ['simple', 'detailed', 'flow'] as const;
export type SceneView = (typeof SCENE_VIEWS)[number];
/** `focus` is drawn when asked for and stored for nobody: it has a node and a depth. */
export const DRAWN_VIEWS = [...SCENE_VIEWS, 'focus'] as const;
export type DrawnView = (typeof DRAWN_VIEWS)[number];

export type SceneEdgeKind = EdgeKind | 'response';

export type Point = { readonly x: number; readonly y: number };
export type Box = Point & { readonly width: number; readonly height: number };

/** Who owns it, as its pill says. */
export type OwnerMark = Tool;

/** One line of text: `x` is its middle, or its start in a container and on a card; `y` the baseline. */
export type SceneText = Point & { readonly text: string; readonly width: number };

export type SceneBadge = Box & { readonly glyph: 'logs' | 'alarm' | 'shift'; readonly text: string };

export type SceneNode = {
  readonly id: string;
  /** Nodes of the graph that it stands for; the first one is its own. */
  readonly of: readonly ResourceId[];
  /** The icon's square, or the card that icon and words lie on. */
  readonly box: Box;
  /** The box and everything written under it. */
  readonly bounds: Box;
  /** The icon's square on a card; absent where the box is the icon. */
  readonly tile?: Box;
  readonly icon: string;
  readonly title: SceneText;
  readonly subtitle?: SceneText;
  readonly badges: readonly SceneBadge[];
  readonly owners: readonly OwnerMark[];
  readonly parent?: string;
  /** Number of parts that it stands for, when it is a collapsed container or a fold. */
  readonly holds?: number;
  /** How a closed container is drawn: sheets with what is inside written on them. */
  readonly sheet?: SceneSheet;
};

/** As many sheets as there are containers in it, three at most, each 4 px behind the one before. */
export type SceneSheet = {
  readonly style: ContainerStyle;
  readonly sheets: 1 | 2 | 3;
  readonly lines: readonly SceneText[];
};

export type ContainerStyle =
  | 'cloud'
  | 'region'
  | 'vpc'
  | 'zone'
  | 'private'
  | 'public'
  | 'security-group'
  | 'stack'
  | 'group';

export type SceneContainer = {
  readonly id: string;
  readonly of?: ResourceId;
  readonly style: ContainerStyle;
  readonly box: Box;
  readonly icon?: string;
  readonly title: SceneText;
  readonly owners: readonly OwnerMark[];
  /** Said in the middle when nothing is inside. */
  readonly note?: string;
  readonly parent?: string;
  /** Id of the sheets that it started in and goes back into. */
  readonly fold?: string;
};

/** One numbered column: its whole strip, and the middle of its heading. */
export type SceneTier = { readonly name: TierName; readonly box: Box; readonly title: Point };

export const TIERS = ['client', 'edge', 'compute', 'data', 'asynchronous', 'monitoring'] as const;
export type TierName = (typeof TIERS)[number];

export type SceneEdge = {
  readonly id: string;
  readonly kind: SceneEdgeKind;
  readonly from: string;
  readonly to: string;
  /** Edges of the graph that it stands for. */
  readonly of: readonly string[];
  /** Corners of the line, from its start to the arrow's tip. */
  readonly points: readonly Point[];
  readonly label?: Box & { readonly text: string };
  /** What it says beside the picture, where a large one has no room for labels that its legend explains. */
  readonly words?: string;
  /** Its place in the story: `1`, `2`… for a request, `A`… for what starts by itself. */
  readonly step?: string;
};

/** Parsed artwork: `fill` may be `ink`, the theme's own dark or light. */
export type SceneIcon = { readonly viewBox: string; readonly shapes: readonly SvgShape[] };
export type SvgShape = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SvgShape[];
};
