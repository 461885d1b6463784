import type { SceneView } from './scene.ts';

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
