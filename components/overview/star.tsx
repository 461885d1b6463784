import { Star as Glyph } from 'lucide-react';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';

const FORM = 'stars';

const SHAPE = 'star-shape';

/** What all stars of a page share, said once for its many rows: their form and their shape. */
export function StarForm({ action }: { readonly action: (form: FormData) => Promise<void> }) {
  return (
    <>
      <form id={FORM} action={action} hidden />
      <svg width="0" height="0" className="absolute" aria-hidden="true">
        <symbol id={SHAPE} viewBox="0 0 24 24">
          <Glyph size={24} fill="inherit" />
        </symbol>
      </svg>
    </>
  );
}

/** Puts an environment first for its reader, or back among the others. */
export function Star({ environment, on }: { readonly environment: EnvironmentKey; readonly on: boolean }) {
  const t = useWords();
  return (
    <button
      type="submit"
      form={FORM}
      name={on ? 'unstar' : 'star'}
      value={environment}
      aria-label={t(on ? 'overview.unstar' : 'overview.star', { name: environment })}
      data-on={on ? '' : undefined}
      className="star"
    >
      <svg width="13" height="13" aria-hidden="true">
        <use href={`#${SHAPE}`} />
      </svg>
    </button>
  );
}
