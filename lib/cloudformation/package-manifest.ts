import type { LocalKind } from './local-code.ts';

/** One thing that is uploaded. Its bytes stand in one long row with those of the others. */
export type PackedArtifact = {
  /** The path that names it. */
  readonly name: string;
  readonly kind: Exclude<LocalKind, 'template'>;
  readonly offset: number;
  readonly length: number;
};

/** A template, and which artifact or further template each of its local paths means. */
export type PackedTemplate = {
  readonly template: Readonly<Record<string, unknown>>;
  readonly places: readonly {
    readonly logicalId: string;
    readonly kind: LocalKind;
    readonly index: number;
  }[];
};

/** What a build hands out; the first template is the component's own, the others are nested in it. */
export type PackageManifest = {
  readonly templates: readonly PackedTemplate[];
  readonly artifacts: readonly PackedArtifact[];
};
