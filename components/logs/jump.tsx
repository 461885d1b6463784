'use client';

import { CalendarClock } from 'lucide-react';
import { useId, useState } from 'react';
import { useView, useWords } from '#components/words/use-words.ts';
import { type Instant, instant } from '#lib/domain/time.ts';
import { typedMoment } from '#lib/words/zoned.ts';

/** A time, or a date and a time, in the viewer's own zone; what is neither is named and says how to write it. */
export function Jump({ onJump }: { readonly onJump: (at: Instant) => void }) {
  const t = useWords();
  const { zone } = useView();
  const [field, setField] = useState('');
  const [refused, setRefused] = useState<string>();
  const id = useId();
  return (
    <form
      className="log-jump"
      onSubmit={(event) => {
        event.preventDefault();
        if (field.trim() === '') return;
        const at = typedMoment(field, zone, instant(Date.now()));
        setRefused(at === undefined ? field : undefined);
        if (at !== undefined) onJump(at);
      }}
    >
      <input
        type="text"
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        className="field tabular-nums"
        placeholder={t('logs.jumpHint')}
        aria-label={t('logs.jump', { zone })}
        aria-invalid={refused !== undefined}
        aria-describedby={refused === undefined ? undefined : id}
        value={field}
        onChange={({ target }) => {
          setField(target.value);
          setRefused(undefined);
        }}
      />
      <button type="submit" className="control px-1.5" aria-label={t('logs.jumpGo')}>
        <CalendarClock size={14} aria-hidden="true" />
      </button>
      {refused !== undefined && (
        <p id={id} role="alert" className="log-jump-refused">
          {t('logs.jumpRefused', { text: refused })}
        </p>
      )}
    </form>
  );
}
