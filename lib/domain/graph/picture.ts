import type { NodeChange } from '../overlay/change.ts';
import type { DrawnView, SceneView } from './scene.ts';

/** Files that a drawing can be taken away as. */
export const PICTURE_FORMATS = ['svg', 'png', 'drawio', 'mermaid'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

export const PICTURE_THEMES = ['light', 'dark'] as const;
export type PictureTheme = (typeof PICTURE_THEMES)[number];

export type PictureChoice = {
  readonly view: SceneView;
  readonly format: PictureFormat;
  readonly theme: PictureTheme;
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
  /** With parts that a plan creates: the reader of plans says which, the drawer of pictures may not read plans. */
  readonly created?: readonly NodeChange[];
  /** Resources that alone are drawn, with what lines join them to. */
  readonly only?: readonly string[];
};

/** Created parts that one ask may bring; further ones are listed beside the picture. */
export const MOST_CREATED = 200;

/** Networks that a created part may name: the first of them that is there is its place. */
export const MOST_MENTIONS = 50;

/** Resources that one ask may pick out; a larger change is most of the picture anyway. */
export const MOST_PICKED = 1_000;

/** Containers that one ask may close: more is not read by anybody, and an address is not longer. */
export const MOST_CLOSED = 40;
