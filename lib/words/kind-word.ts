import type { Translate } from './translate.ts';

/** The AWS console's word for a kind of the graph; the engine's type where there is none. */
export function kindWord(
  t: Translate,
  { kind, type }: { readonly kind: string; readonly type: string },
): string {
  const word = `resources.kind.${kind}`;
  return t.has(word) ? t(word) : type;
}
