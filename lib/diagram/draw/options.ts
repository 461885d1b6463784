import type { SceneContainer } from '#lib/domain/graph/scene.ts';
import type { Verdict } from '#lib/domain/health/health.ts';
import type { SceneOverlays } from '#lib/domain/overlay/drawn.ts';
import type { LegendWords } from './legend.ts';
import type { ChangeWords, LineWords } from './overlay-marks.ts';
import type { Palette } from './palette.ts';
import type { TierWords } from './tiers.ts';

/** How a scene is drawn: for a page or as a file, in which colours and words, and what lies over it. */
export type DrawOptions = {
  readonly colours: Palette;
  readonly words?: LegendWords;
  /** Words of what happens to a part, in place of English. */
  readonly changeWords?: ChangeWords;
  /** What happens to a line. */
  readonly lineWords?: LineWords;
  readonly healthWords?: Readonly<Record<Verdict, string>>;
  readonly tierWords?: TierWords;
  /** Title and canvas belong to a file; a page has its own heading and ground. */
  readonly framed?: boolean;
  /** CSS that brings the typeface along; a page has it already. */
  readonly fontFace?: string;
  /** Where a node leads; a link works without JavaScript. */
  readonly nodeHref?: (id: string) => string;
  /** Where a container's sign leads, which closes it; undefined for one that stays open. */
  readonly closeHref?: (container: SceneContainer) => string | undefined;
  readonly closeWords?: (title: string) => string;
  /** Where the figures of a line lead: to the requests that they count. */
  readonly edgeHref?: (id: string) => string | undefined;
  readonly selected?: string;
  readonly health?: SceneOverlays['health'];
  /** Further layers on the picture. */
  readonly overlays?: Omit<SceneOverlays, 'health'>;
};
