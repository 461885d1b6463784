'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { LOG_KEYS } from '#components/logs/log-keys.ts';
import { useWords } from '#components/words/use-words.ts';
import { CHORDS, keyAnswer } from './chords.ts';
import { OPEN_PALETTE } from './search-button.tsx';

const CHORD_WITHIN_MS = 1_200;
const KEYS = [
  ['⌘K · Ctrl K · /', 'shell.search'],
  ['?', 'keys.title'],
  ['Esc', 'keys.close'],
] as const;

/** Chords that lead to the pages, and the map of all keys under `?`. */
export function Keyboard() {
  const t = useWords();
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);

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
      event.preventDefault();
      if (answer.kind === 'go') router.push(answer.href);
      if (answer.kind === 'help') dialog.current?.showModal();
      if (answer.kind === 'search') window.dispatchEvent(new Event(OPEN_PALETTE));
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [router]);

  return (
    <dialog ref={dialog} className="palette p-4" aria-labelledby="keys-title" closedby="any">
      <h2 id="keys-title" className="pb-2 font-semibold">
        {t('keys.title')}
      </h2>
      <dl className="keys">
        {KEYS.map(([key, word]) => (
          <Key key={key} name={key} word={t(word)} />
        ))}
        {CHORDS.map(({ second, word }) => (
          <Key key={second} name={`g ${second}`} word={t(word)} />
        ))}
      </dl>
      <h3 className="pt-3 pb-1 font-semibold">{t('logs.keys.title')}</h3>
      <dl className="keys">
        {LOG_KEYS.map(({ key, word }) => (
          <Key key={key} name={key} word={t(word)} />
        ))}
      </dl>
      <form method="dialog" className="pt-3">
        <button type="submit" className="control">
          {t('keys.close')}
        </button>
      </form>
    </dialog>
  );
}

function Key({ name, word }: { readonly name: string; readonly word: string }) {
  return (
    <div>
      <dt>
        <kbd className="chip">{name}</kbd>
      </dt>
      <dd>{word}</dd>
    </div>
  );
}
