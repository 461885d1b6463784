'use client';

import { Maximize } from 'lucide-react';
import { useWords } from '#components/words/use-words.ts';
import { toggleFullScreen } from './full-screen.ts';

/** The picture over the whole screen, and back. */
export function FullScreenButton() {
  const t = useWords();
  return (
    <button
      type="button"
      className="dg-tool"
      aria-label={`${t('canvas.fullScreen')} F`}
      onClick={(event) => void toggleFullScreen(event.currentTarget)}
    >
      <Maximize size={14} aria-hidden="true" />
      <span className="dg-tool-word" aria-hidden="true">
        {t('canvas.fullScreen')}
      </span>{' '}
      <span className="chip" aria-hidden="true">
        F
      </span>
    </button>
  );
}
