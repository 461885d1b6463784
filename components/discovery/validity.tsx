'use client';

import { Glyph } from '#components/status/glyph.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Checked } from './use-checked.ts';

/** Whether the portal's own file is still read with these lines in it, and what is wrong else. */
export function Validity({
  checked,
  lines,
}: {
  readonly checked: Checked | undefined;
  readonly lines: number;
}) {
  const t = useWords();
  const wrong = checked === undefined ? [] : 'refused' in checked ? [checked.refused] : checked.problems;
  const status = checked === undefined ? 'unknown' : wrong.length > 0 ? 'degraded' : 'healthy';
  return (
    <div className="border-t border-line1 px-5 py-2" role="status">
      <p className="flex items-center gap-2">
        <Glyph status={status} />
        {checked === undefined
          ? t('addSystem.checking')
          : 'refused' in checked
            ? t('addSystem.notChecked')
            : t('addSystem.valid', { faults: wrong.length })}
        <span className="ml-auto text-second text-t2">{t('addSystem.linesAdded', { count: lines })}</span>
      </p>
      {wrong.map((each) => (
        <p key={each} className="pl-6 text-second text-t2 [overflow-wrap:anywhere]">
          <PlainText text={each} />
        </p>
      ))}
    </div>
  );
}
