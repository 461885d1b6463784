import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { PICTURE_FORMATS, type PictureChoice, type PictureFormat } from '#lib/domain/graph/picture.ts';
import { SCENE_VIEWS, type SceneView } from '#lib/domain/graph/scene.ts';

/** What the address of the page says: which view, and which part is chosen. */
export type ArchitectureSearch = {
  readonly view: SceneView;
  readonly node?: string;
  readonly overlay: Overlay;
};

export const OVERLAYS = ['health', 'traffic', 'findings'] as const;
export type Overlay = (typeof OVERLAYS)[number];

/** Views that a page offers today. */
export const OFFERED: readonly SceneView[] = ['simple', 'detailed', 'flow'];

type Given = Readonly<Record<string, string | readonly string[] | undefined>>;

export function searchOf(given: Given): ArchitectureSearch {
  const view = SCENE_VIEWS.find((each) => each === given.view && OFFERED.includes(each)) ?? 'simple';
  const overlay = OVERLAYS.find((each) => each === given.overlay) ?? 'health';
  const { node } = given;
  return typeof node === 'string' && node !== '' ? { view, node, overlay } : { view, overlay };
}

export function hrefOf(view: SceneView, node: string | undefined, overlay: Overlay): string {
  const laid = overlay === 'health' ? {} : { overlay };
  const params = new URLSearchParams({ view, ...laid, ...(node === undefined ? {} : { node }) });
  return `?${params}`;
}

/** Where the picture is a file; it takes the theme of whoever asks. */
export const exportHref = (environment: EnvironmentKey, view: SceneView, format: PictureFormat): string =>
  `/e/${environment}/architecture/export?${new URLSearchParams({ view, format })}`;

/** @returns undefined for a format that is none. */
export function pictureChoiceOf(given: Given): PictureChoice | undefined {
  const format = PICTURE_FORMATS.find((each) => each === given.format);
  if (!format) return undefined;
  return { view: searchOf(given).view, format, theme: given.theme === 'dark' ? 'dark' : 'light' };
}
