import { type Described, openTo } from '#lib/domain/isolation.ts';
import type { Translate } from './translate.ts';

/** What a kind leaves open, a sentence each: said wherever the kind is named. */
export const openWords = (t: Translate, report: Described): readonly string[] =>
  openTo(report).map((each) => t(`isolation.openTo.${each}`));

/** `bubblewrap · memory bounded process by process`. */
export const isolationWords = (t: Translate, { kind, limits }: Described): string =>
  `${t(`isolation.kind.${kind}`)} · ${t(`isolation.limits.${limits}`)}`;
