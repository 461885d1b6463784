import type { Locale } from '#lib/words/locale.ts';

/** How high a drawing is and where its axes are, in pixels. */
export type Frame = { readonly height: number; readonly className: string };

export const IN_GRID: Frame = { height: 228, className: 'plot' };
export const ENLARGED: Frame = { height: 418, className: 'plot plot-large' };

/** Above the plot: deploys and rare events. */
export const HEAD = 16;
/** Below the zero line: the time axis. */
export const FOOT = 22;

/** Left of the plot, as `--axis-width` of charts.css says it too: `600 ミリ秒` is wider than `600 ms`. */
export const axisWidth = (locale: Locale): number => (locale === 'ja' ? 58 : 40);

/** Where values are drawn: from `top` (the highest gridline) to `base` (zero). */
export const plotEdges = ({ height }: Frame): { readonly top: number; readonly base: number } => ({
  top: HEAD,
  base: height - FOOT,
});
