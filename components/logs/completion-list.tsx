'use client';

import { useEffect, useRef } from 'react';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { KnownField } from '#lib/domain/logs/query/catalogue.ts';
import type { Completion } from '#lib/domain/logs/query/complete.ts';

type Props = {
  readonly id: string;
  readonly found: readonly Completion[];
  readonly active: number;
  /** Fields in these lines. */
  readonly seen: number;
  /** Letters before the caret. */
  readonly place: number;
  readonly onTake: (completion: Completion) => void;
};

/** Width of a letter of the query, and how far right the list may begin. */
const LETTER = 7.8;
const FURTHEST = 480;

/** What may be written at the caret, and the signs of the language. */
export function CompletionList({ id, found, active, seen, place, onTake }: Props) {
  const t = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.style.setProperty('--caret', `${Math.min(FURTHEST, place * LETTER)}px`);
  }, [place]);
  return (
    <div ref={box} className="query-completions">
      <div role="listbox" id={id} aria-label={t('logs.query.completions')}>
        {found.map((completion, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active one
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
          <div
            key={`${completion.kind} ${completion.text}`}
            role="option"
            id={`${id}-${index}`}
            aria-selected={index === active}
            className="query-completion"
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onTake(completion)}
          >
            <span className="mono truncate">
              <PlainText text={completion.text} />
            </span>
            {completion.field && <Kind field={completion.field} />}
          </div>
        ))}
      </div>
      <p className="query-completion text-t2" aria-hidden="true">
        <span className="mono">OR ( ) - "…" &gt;= :</span>
        <span>{t('logs.query.signs')}</span>
      </p>
      <p className="query-completion-foot">
        <span>{t('logs.query.seen', { n: seen })}</span>
        <span aria-hidden="true">
          <kbd>↑</kbd> <kbd>↓</kbd> <kbd>Tab</kbd> {t('logs.query.insert')}
        </span>
      </p>
    </div>
  );
}

function Kind({ field }: { readonly field: KnownField }) {
  const t = useWords();
  const { kind, values, hasMoreValues, least, most } = field;
  return (
    <>
      <span className="text-t3">{t(`logs.query.kind.${kind}`)}</span>
      <span className="ml-auto text-t3">
        {least !== undefined && most !== undefined && kind === 'number'
          ? t('logs.query.range', { least, most })
          : t(hasMoreValues ? 'logs.query.moreValues' : 'logs.query.values', { n: values.length })}
      </span>
    </>
  );
}
