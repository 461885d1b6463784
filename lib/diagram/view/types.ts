import type { ResourceId } from '#lib/domain/graph/model.ts';
import type {
  ContainerStyle,
  DrawnView,
  OwnerMark,
  SceneBadge,
  SceneEdgeKind,
  TierName,
} from '#lib/domain/graph/scene.ts';

/** What a view shows, before anything has a place. */
export type Diagram = {
  readonly view: DrawnView;
  readonly title: string;
  readonly subtitle: string;
  /** Parts are compact cards, words beside the icon: more fit on a large picture. */
  readonly cards?: true;
  readonly containers: readonly DiagramContainer[];
  /** In the order that siblings should stand, top to bottom. */
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
};

export type DiagramNode = {
  readonly id: string;
  readonly of: readonly ResourceId[];
  readonly title: string;
  readonly subtitle?: string;
  readonly icon: string;
  readonly size: 56 | 40;
  readonly badges: readonly Pick<SceneBadge, 'glyph' | 'text'>[];
  readonly owners: readonly OwnerMark[];
  readonly parent?: string;
  /** Number of parts that it stands for, when it is collapsed. */
  readonly holds?: number;
  /** Drawn as sheets with these lines on them, in place of an icon with words under it. */
  readonly sheet?: DiagramSheet;
  /** Column of the data flow view. */
  readonly tier?: TierName;
};

export type DiagramSheet = {
  readonly style: ContainerStyle;
  readonly sheets: 1 | 2 | 3;
  readonly lines: readonly string[];
};

export type DiagramContainer = {
  readonly id: string;
  readonly of?: ResourceId;
  readonly style: ContainerStyle;
  readonly title: string;
  readonly icon?: string;
  readonly owners: readonly OwnerMark[];
  readonly note?: string;
  readonly parent?: string;
  /** Id of the sheets that it belongs to in a first view. */
  readonly fold?: string;
};

/** `from` and `to` may be a container. */
export type DiagramEdge = {
  readonly id: string;
  readonly kind: SceneEdgeKind;
  readonly from: string;
  readonly to: string;
  readonly of: readonly string[];
  readonly label?: string;
  /** What it says beside the picture where it has no label. */
  readonly words?: string;
  readonly step?: string;
  /** Lines that it stands for, where it weighs more than one. */
  readonly weight?: number;
};
