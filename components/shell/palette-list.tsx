'use client';

import { Command } from 'cmdk';
import { CornerDownLeft } from 'lucide-react';
import { Glyph } from '#components/status/glyph.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Destination } from './destination.ts';

/** The palette's search and list; loaded when it is first opened. */
export default function PaletteList(props: {
  readonly places: readonly Destination[];
  readonly onChoose: (href: string) => void;
}) {
  const t = useWords();
  return (
    <Command label={t('shell.search')} loop>
      <div className="flex items-center gap-2 border-b border-line1 px-3">
        <Command.Input autoFocus placeholder={t('shell.search')} className="palette-input" />
        <kbd className="chip">esc</kbd>
      </div>
      <Command.List className="max-h-[50vh] overflow-y-auto p-1">
        <Command.Empty className="p-3 text-t2">{t('shell.noMatch')}</Command.Empty>
        {props.places.map(({ href, word, aside, status }) => (
          <Command.Item
            key={href}
            value={`${word} ${aside ?? ''}`}
            className="palette-item"
            onSelect={() => props.onChoose(href)}
          >
            {status ? <Glyph status={status} /> : <CornerDownLeft size={13} aria-hidden="true" />}
            <span className="min-w-0 flex-1 truncate">{word}</span>
            <span className="text-label text-t3">{aside}</span>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
