import type { Status } from '#components/status/glyph.tsx';

/** A place that the palette may jump to. */
export type Destination = {
  readonly href: string;
  readonly word: string;
  readonly aside?: string;
  readonly status?: Status;
};
