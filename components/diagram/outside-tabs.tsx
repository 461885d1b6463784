'use client';

import { useWords } from '#components/words/use-words.ts';
import type { Outside } from './outline.ts';

type Props = {
  readonly outside: readonly Outside[];
  /** Brings a part into view. */
  readonly onShow: (node: string) => void;
};

const ARROWS: Readonly<Record<Outside['side'], string>> = { left: '←', right: '→', top: '↑', bottom: '↓' };

/** At each edge of the frame beyond which parts lie: how many, which the nearest is, and the way there. */
export function OutsideTabs({ outside, onShow }: Props) {
  const t = useWords();
  return outside.map(({ side, parts, at }) => {
    const [first] = parts;
    if (!first) return null;
    const words = t('canvas.outside', { n: parts.length });
    const lies = side === 'left' || side === 'right' ? { top: at } : { left: at };
    return (
      <button
        key={side}
        type="button"
        className={`dg-outside dg-outside-${side}`}
        style={lies}
        onClick={() => onShow(first.id)}
      >
        {side === 'left' && `${ARROWS[side]} `}
        {words}
        {parts.length === 1 && `${t('canvas.colon')}${first.title}`}
        {side !== 'left' && ` ${ARROWS[side]}`}
      </button>
    );
  });
}
