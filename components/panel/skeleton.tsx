import { useWords } from '#components/words/use-words.ts';

/**
 * Stands where a panel will be, as tall as it, and says what is being read: after a second by which call, after ten with
 * a way out. By style sheet alone, since nothing in it runs before the panel arrives.
 */
export function PanelSkeleton({
  title,
  height,
  rows = 0,
  call,
  cancelHref,
}: {
  readonly title: string;
  /** `table`: as tall as its `rows`. */
  readonly height: 'chart' | 'page' | 'table';
  readonly rows?: number;
  /** The AWS call that is waited for, `service:Operation`; `PostgreSQL` where the portal itself keeps it. */
  readonly call: string;
  /** Where whoever does not want to wait can go. */
  readonly cancelHref?: string;
}) {
  const t = useWords();
  return (
    <section aria-busy="true" aria-label={title} className="panel">
      <div className="section-head">
        <span className="font-semibold">{title}</span>
        <span className="ml-auto text-label text-t3">
          {t('panel.reading')} <code className="late">{call}</code>
          {cancelHref !== undefined && (
            <a className="link late late-more ml-2" href={cancelHref}>
              {t('panel.cancel')}
            </a>
          )}
        </span>
      </div>
      {height === 'table' ? (
        <div aria-hidden="true">
          {Array.from({ length: rows + 1 }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows alike, which never move
            <div key={index} className="skeleton-row">
              <div className={`skeleton h-3 ${index % 3 === 1 ? 'w-1/2' : 'w-2/3'}`} />
            </div>
          ))}
        </div>
      ) : (
        <div
          className={`grid gap-3 p-5 ${height === 'page' ? 'min-h-screen' : 'min-h-64'}`}
          aria-hidden="true"
        >
          <div className="skeleton h-4 w-1/3" />
          <div className="skeleton min-h-24 w-full" />
          <div className="skeleton h-4 w-2/3" />
        </div>
      )}
    </section>
  );
}
