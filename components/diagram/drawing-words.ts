import type { DrawOptions } from '#lib/diagram/draw/options.ts';
import { TOOLS } from '#lib/domain/deploy/tool.ts';
import { EDGE_KINDS } from '#lib/domain/graph/model.ts';
import type { PictureWords } from '#lib/domain/graph/picture.ts';
import { TIERS } from '#lib/domain/graph/scene.ts';
import { VERDICTS } from '#lib/domain/health/health.ts';
import { CHANGE_MARKS } from '#lib/domain/overlay/change.ts';
import type { Translate } from '#lib/words/translate.ts';

/** Everything that a picture says by itself, in the reader's language. */
export function pictureWords(t: Translate): PictureWords {
  return {
    words: worded([...EDGE_KINDS, 'response', ...TOOLS] as const, (each) => t(`architecture.legend.${each}`)),
    tierWords: worded(TIERS, (each) => t(`architecture.tier.${each}`)),
    changeWords: worded(CHANGE_MARKS, (each) => t(`architecture.mark.${each}`)),
    lineWords: worded(['create', 'delete'] as const, (each) => t(`architecture.line.${each}`)),
    healthWords: worded(VERDICTS, (each) => t(`status.${each}`)),
  };
}

/** The same for a page, where containers can be closed. */
export const drawingWords = (t: Translate): PictureWords & Required<Pick<DrawOptions, 'closeWords'>> => ({
  ...pictureWords(t),
  closeWords: (title) => t('architecture.closeContainer', { title }),
});

const worded = <Key extends string>(keys: readonly Key[], say: (key: Key) => string): Record<Key, string> =>
  Object.fromEntries(keys.map((key) => [key, say(key)])) as Record<Key, string>;
