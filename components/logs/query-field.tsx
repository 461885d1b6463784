'use client';

import { Search, X } from 'lucide-react';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '#components/words/use-words.ts';
import type { KnownField } from '#lib/domain/logs/query/catalogue.ts';
import { type Completion, completed, completions } from '#lib/domain/logs/query/complete.ts';
import type { FilterProblem } from '#lib/domain/logs/query/filter.ts';
import { CompletionList } from './completion-list.tsx';
import { LONGEST_QUERY } from './log-address.ts';
import { QueryText } from './query-text.tsx';

export const FILTER_ID = 'log-filter';

type Props = {
  readonly text: string;
  readonly change: (text: string) => void;
  readonly problems: readonly FilterProblem[];
  readonly fields: readonly KnownField[];
  readonly functions: readonly string[];
};

/** The query as text, its parts marked below the letters, with what may be written next. */
export function QueryField({ text, change, problems, fields, functions }: Props) {
  const t = useWords();
  const list = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState<number>();
  const [dismissed, setDismissed] = useState<string>();
  const [active, setActive] = useState(-1);
  const placeAt = useRef<number>(undefined);
  const open = caret !== undefined && dismissed !== text;
  const found = open ? completions(text, caret, { fields, functions }) : [];

  useLayoutEffect(() => {
    const at = placeAt.current;
    if (at === undefined || !field.current) return;
    placeAt.current = undefined;
    field.current.setSelectionRange(at, at);
    setCaret(at);
  });

  const write = (value: string) => {
    change(value.replaceAll('\n', ' ').slice(0, LONGEST_QUERY));
    setActive(-1);
  };
  const take = (completion: Completion) => {
    const next = completed(text, completion);
    placeAt.current = next.caret;
    write(next.text);
    field.current?.focus();
  };
  const onKey = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && found.length > 0) {
      event.preventDefault();
      setActive((before) => (before + step + found.length + (before < 0 && step < 0 ? 1 : 0)) % found.length);
      return;
    }
    const chosen = found[event.key === 'Tab' && active < 0 ? 0 : active];
    if (chosen && !event.shiftKey && (event.key === 'Tab' || event.key === 'Enter')) {
      event.preventDefault();
      return take(chosen);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      setDismissed(text);
    }
    if (event.key === 'Escape') {
      if (found.length > 0) setDismissed(text);
      else event.currentTarget.blur();
    }
  };

  return (
    <div className="query-field" data-invalid={problems.length > 0 ? '' : undefined}>
      <Search size={15} aria-hidden="true" className="shrink-0 text-t3" />
      <div className="query-box">
        <QueryText text={text} problems={problems} />
        {/* biome-ignore lint/a11y/useSemanticElements: a query that does not fit goes on in the next row, which no input does */}
        <textarea
          ref={field}
          id={FILTER_ID}
          role="searchbox"
          rows={1}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          aria-label={t('logs.filter')}
          aria-autocomplete="list"
          aria-controls={found.length > 0 ? list : undefined}
          aria-activedescendant={active >= 0 && found[active] ? `${list}-${active}` : undefined}
          aria-invalid={problems.length > 0}
          placeholder={t('logs.filterHint')}
          maxLength={LONGEST_QUERY}
          value={text}
          onChange={({ target }) => {
            setCaret(target.selectionStart);
            write(target.value);
          }}
          onSelect={({ currentTarget }) => {
            if (document.activeElement === currentTarget) setCaret(currentTarget.selectionStart);
          }}
          onKeyDown={onKey}
          onBlur={() => setCaret(undefined)}
        />
      </div>
      {text !== '' && (
        <button type="button" className="query-clear" aria-label={t('logs.clear')} onClick={() => write('')}>
          <X size={14} aria-hidden="true" />
        </button>
      )}
      <kbd className="max-tablet:hidden">/</kbd>
      {open && (found.length > 0 || text === '') && (
        <CompletionList
          id={list}
          found={found}
          active={active}
          seen={fields.length}
          place={caret}
          onTake={take}
        />
      )}
    </div>
  );
}
