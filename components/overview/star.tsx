import { Star as Glyph } from 'lucide-react';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';

const FORM = 'stars';

/** The one form that all stars of a page belong to: a page of fifteen rows says a server action once. */
export function StarForm({ action }: { readonly action: (form: FormData) => Promise<void> }) {
  return <form id={FORM} action={action} hidden />;
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
      <Glyph size={13} aria-hidden="true" />
    </button>
  );
}
