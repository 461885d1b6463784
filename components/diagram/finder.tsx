'use client';

import { Search } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '#components/words/use-words.ts';
import { found, type Outline } from './outline.ts';

type Props = {
  readonly outline: Outline;
  /** Brings a part into view and focuses it. */
  readonly onJump: (node: string) => void;
};

/** Finds parts by name or kind: Enter jumps to the next one, Escape forgets the text. */
export function Finder({ outline, onJump }: Props) {
  const t = useWords();
  const [text, setText] = useState('');
  const [index, setIndex] = useState(-1);
  const matches = found(outline, text);
  const jump = (by: number) => {
    if (matches.length === 0) return;
    const next = (index + by + matches.length) % matches.length;
    setIndex(next);
    const at = matches[next];
    if (at) onJump(at.id);
  };
  return (
    <search className="dg-find">
      <label>
        <Search size={14} aria-hidden="true" />
        <input
          type="search"
          value={text}
          placeholder={t('canvas.find')}
          aria-label={t('canvas.find')}
          onChange={(event) => {
            setText(event.target.value);
            setIndex(-1);
          }}
          onKeyDown={(event) => {
            // Keys of a text field are not keys of the picture.
            event.stopPropagation();
            if (event.key === 'Enter') jump(event.shiftKey ? -1 : 1);
            if (event.key === 'Escape') setText('');
          }}
        />
        <span className="chip" aria-hidden="true">
          /
        </span>
      </label>
      <span role="status" className="text-label text-t2">
        {text.trim() !== '' &&
          (matches.length === 0
            ? t('canvas.noneFound')
            : index < 0
              ? t('canvas.found', { n: matches.length })
              : t('canvas.foundAt', { at: index + 1, n: matches.length }))}
      </span>
    </search>
  );
}
