import { Lock } from 'lucide-react';
import Link from 'next/link';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import type { Onward } from '#lib/domain/deploy/run-release.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { shortCommit } from '#lib/words/shorten.ts';

/** Where these bytes may go on, and which were there before. Each opens a request: nothing is done from here at once. */
export function ReleaseWays({ page: { release, run } }: { readonly page: RunPage }) {
  const t = useWords();
  const { onward, back } = release;
  if (onward.length === 0 && back.length === 0) return null;
  return (
    <section className="release-ways" aria-label={t('release.ways')}>
      {onward.map((each) => (
        <Way key={each.environment} way={each} component={run.component} primary>
          {t('release.promoteTo', { environment: each.environment })}
        </Way>
      ))}
      {back.length > 0 && <h2 className="font-semibold">{t('release.earlier')}</h2>}
      {back.map((each) => (
        <div key={each.run}>
          <Way way={each} component={run.component}>
            {t('release.backTo', { run: each.run })}
          </Way>
          {each.commit !== undefined && (
            <p className="text-second text-t3">
              <code>{shortCommit(each.commit)}</code> <PlainText text={each.subject ?? ''} />
            </p>
          )}
        </div>
      ))}
    </section>
  );
}

function Way(props: {
  readonly way: Onward;
  readonly component: string;
  readonly primary?: boolean;
  readonly children: string;
}) {
  const t = useWords();
  const { way, component, primary = false, children } = props;
  if (way.refused)
    return (
      <div>
        <span className="control path-held" aria-disabled="true">
          <Lock size={12} aria-hidden="true" /> {children}
        </span>
        <p className="text-second text-t3">
          <PlainText text={reasonWords(t, way.refused)} />
        </p>
      </div>
    );
  const query = new URLSearchParams({
    environment: way.environment,
    [way.kind === 'promote' ? 'promote' : 'back']: String(way.run),
    ...(way.kind === 'promote' ? {} : { only: component }),
  });
  return (
    <Link
      className={`control ${primary ? 'control-primary' : ''}`}
      href={`/deploys/new?${query}`}
      prefetch={false}
    >
      {children}
    </Link>
  );
}
