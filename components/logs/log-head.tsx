import { PlainText } from '#components/ui/plain-text.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { Instant } from '#lib/domain/time.ts';
import { zoneName } from '#lib/words/moments.ts';

/** What the columns are; the zone is said once. */
export function LogHead({ at, columns }: { readonly at: Instant; readonly columns: readonly string[] }) {
  const t = useWords();
  const { zone } = useView();
  return (
    <div className="log-head log-grid" data-columns={columns.length} aria-hidden="true">
      <span>
        {t('logs.time')}, {zoneName(zone, at)}
      </span>
      {(['late', 'function', 'level', 'request'] as const).map((column) => (
        <span key={column}>{t(`logs.${column}`)}</span>
      ))}
      {columns.map((name) => (
        <span key={name} className="mono truncate">
          <PlainText text={name} />
        </span>
      ))}
      <span>{t('logs.message')}</span>
    </div>
  );
}
