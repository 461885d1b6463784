import { Siren } from 'lucide-react';
import { withNames } from '#components/words/people.ts';
import { useWords } from '#components/words/use-words.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { reasonWords } from '#lib/words/reason.ts';

/** It was applied past a freeze or a stopped line, and says so for ever. */
export function GlassMark({ page }: { readonly page: RunPage }) {
  const t = useWords();
  const note = page.events.find((each) => each.note?.code === 'note.glass-broken')?.note;
  if (!note) return null;
  return (
    <p className="glass-mark">
      <Siren size={16} aria-hidden="true" />
      <b>{reasonWords(t, withNames(note))}</b>
    </p>
  );
}
