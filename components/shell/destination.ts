import type { Status } from '#components/status/glyph.tsx';

/** A place that the palette may jump to. */
export type Destination = {
  readonly href: string;
  readonly word: string;
  readonly aside?: string;
  readonly status?: Status;
  /** Words that find it and are not shown: `tail` for the logs. */
  readonly also?: string;
};

/** What the palette may do; `changes` asks for a second Enter. */
export type PaletteAction = {
  readonly key: string;
  readonly word: string;
  /** Words that find it and are not shown. */
  readonly also?: string;
  readonly changes: boolean;
  readonly run: () => void;
};

/** Resources that the palette finds, and of how many environments it did not look for any. */
export type FoundResources = { readonly places: readonly Destination[]; readonly notSearched: number };
