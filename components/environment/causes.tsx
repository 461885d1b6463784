import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { Reason } from '#lib/domain/reason.ts';
import { reasonWords } from '#lib/words/reason.ts';

/** Beside the reasons of a verdict: what is known to be behind them, and where it is shown. */
export function Causes(props: { readonly environment: EnvironmentKey; readonly causes: readonly Reason[] }) {
  const t = useWords();
  const [first] = props.causes;
  if (!first) return null;
  return (
    <p className="mt-1">
      <Link className="link" href={`/e/${props.environment}/diagnose`} prefetch={false}>
        {t('tab.diagnose')}
      </Link>{' '}
      {reasonWords(t, first)}
      {props.causes.length > 1 && ` (+${props.causes.length - 1})`}
    </p>
  );
}
