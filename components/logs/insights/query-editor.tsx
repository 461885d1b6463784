'use client';

import { useWords } from '#components/words/use-words.ts';

type Props = {
  readonly text: string;
  readonly change: (text: string) => void;
  readonly onRun: () => void;
};

/** The query, its lines numbered. ⌘ or Ctrl and Enter runs it. */
export function QueryEditor({ text, change, onRun }: Props) {
  const t = useWords();
  const lines = Math.max(3, text.split('\n').length);
  return (
    <div className="insights-editor">
      <div className="insights-numbers" aria-hidden="true">
        {Array.from({ length: lines }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its number
          <span key={index}>{index + 1}</span>
        ))}
      </div>
      <textarea
        aria-label={t('insights.query')}
        rows={lines}
        spellCheck={false}
        autoCapitalize="off"
        maxLength={10_000}
        value={text}
        onChange={({ target }) => change(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
          event.preventDefault();
          onRun();
        }}
      />
    </div>
  );
}
