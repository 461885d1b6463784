'use client';

import { useRouter } from 'next/navigation';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useWords } from '#components/words/use-words.ts';
import { keyAnswer } from './chords.ts';
import { goToOwn } from './own-key.ts';
import { OPEN_KEYS } from './palette-actions.ts';
import { focusRow } from './rows.ts';
import { OPEN_PALETTE } from './search-button.tsx';

const CHORD_WITHIN_MS = 1_200;
const KeyMap = lazy(() => import('./key-map.tsx'));

/** Chords that lead to the pages, and the map of all keys under `?`. */
export function Keyboard() {
  const t = useWords();
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [asked, setAsked] = useState(false);

  useEffect(() => {
    let begunAt = Number.NEGATIVE_INFINITY;
    const hear = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : undefined;
      const typing =
        target?.matches('input, textarea, select, [contenteditable]') || target?.closest('dialog') != null;
      const modified = event.metaKey || event.ctrlKey || event.altKey;
      const answer = keyAnswer(
        { key: event.key, modified, typing },
        event.timeStamp - begunAt < CHORD_WITHIN_MS,
      );
      begunAt = answer.kind === 'begun' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (answer.kind === 'none' || answer.kind === 'begun') return;
      if (answer.kind === 'row') {
        if (focusRow(answer.by)) event.preventDefault();
        return;
      }
      if (answer.kind === 'own') {
        if (goToOwn(answer.key)) event.preventDefault();
        return;
      }
      event.preventDefault();
      if (answer.kind === 'go') router.push(answer.href);
      if (answer.kind === 'help') {
        setAsked(true);
        dialog.current?.showModal();
      }
      if (answer.kind === 'search') window.dispatchEvent(new Event(OPEN_PALETTE));
    };
    const help = () => {
      setAsked(true);
      dialog.current?.showModal();
    };
    window.addEventListener('keydown', hear);
    window.addEventListener(OPEN_KEYS, help);
    return () => {
      window.removeEventListener('keydown', hear);
      window.removeEventListener(OPEN_KEYS, help);
    };
  }, [router]);

  return (
    <dialog ref={dialog} className="palette p-4" aria-label={t('keys.title')} closedby="any">
      {asked && (
        <Suspense>
          <KeyMap />
        </Suspense>
      )}
    </dialog>
  );
}
