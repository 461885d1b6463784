import type { Verdict } from '../health/health.ts';
import type { ChangeKind, SceneLayers } from '../overlay/drawn.ts';
import type { EdgeKind, NodeKind, ResourceId } from './model.ts';
import type { DrawnView, OwnerMark, SceneEdgeKind, TierName } from './scene.ts';

/** Files that a drawing can be taken away as. */
export const PICTURE_FORMATS = ['svg', 'png', 'drawio', 'mermaid'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

export const PICTURE_THEMES = ['light', 'dark'] as const;
export type PictureTheme = (typeof PICTURE_THEMES)[number];

export type PictureLook = { readonly format: PictureFormat; readonly theme: PictureTheme };

/** A drawing as a file: what is drawn, what is laid over it, and how that is said. */
export type PictureAsk = SceneAsk &
  PictureLook & {
    readonly layers?: SceneLayers;
    /** In the reader's language; English without. */
    readonly words?: PictureWords;
    /** Added to the subtitle: what lies over the picture, and how old it is. */
    readonly note?: string;
  };

/** Everything that a picture says by itself. */
export type PictureWords = {
  readonly words: Readonly<Record<SceneEdgeKind | OwnerMark, string>>;
  readonly tierWords: Readonly<Record<TierName, string>>;
  readonly changeWords: Readonly<Record<ChangeKind, string>>;
  readonly lineWords: Readonly<Record<'create' | 'delete', string>>;
  readonly healthWords: Readonly<Record<Verdict, string>>;
  /** What the drawing itself says, by its English. */
  readonly terms?: Readonly<Record<string, string>>;
};

export const DEPTHS = [1, 2, 3] as const;
export type Depth = (typeof DEPTHS)[number];

/** A drawing that is kept for nobody: it depends on what somebody chose to look at. */
export type SceneAsk = {
  readonly view: DrawnView;
  /** Id of the focus view's middle. */
  readonly around?: string;
  readonly depth?: Depth;
  /** Ids of containers that are drawn as one node each. */
  readonly closed?: readonly string[];
  /** Ids of what starts folded and is drawn open: operations, zones that are alike. */
  readonly opened?: readonly string[];
  /** With what a plan creates: the reader of plans says which, the drawer of pictures may not read plans. */
  readonly created?: Created;
  /** Resources that alone are drawn, with what lines join them to. */
  readonly only?: readonly string[];
};

/** Parts and lines that a plan creates, by names alone. */
export type Created = {
  readonly parts: readonly CreatedPart[];
  readonly lines: readonly CreatedLine[];
};

export type CreatedPart = {
  readonly id: ResourceId;
  readonly kind: NodeKind;
  readonly type: string;
  readonly name: string;
  /** Containers around it, outermost first. */
  readonly path: readonly ResourceId[];
};

export type CreatedLine = {
  readonly id: string;
  readonly kind: EdgeKind;
  readonly from: ResourceId;
  readonly to: ResourceId;
  readonly label?: string;
  readonly via?: ResourceId;
};

/** Created parts that one ask may bring; further ones are listed beside the picture. */
export const MOST_CREATED = 200;
/** Created lines that one ask may bring, as many as are still read. */
export const MOST_LINES = 600;
/** Containers around one created part. */
export const DEEPEST_PATH = 12;

/** Letters of a picture's note: a reason why something was not read may be longer. */
export const MOST_NOTE = 300;

/** Resources that one ask may pick out; a larger change is most of the picture anyway. */
export const MOST_PICKED = 1_000;

/** Containers that one ask may close: more is not read by anybody, and an address is not longer. */
export const MOST_CLOSED = 40;
