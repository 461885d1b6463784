import { ChevronDown, Lock } from 'lucide-react';
import Link from 'next/link';
import { LineCounts } from '#components/run/line-counts.tsx';
import { Moment } from '#components/time/moment.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import { linesOf } from '#lib/domain/deploy/commits-between.ts';
import type { VersionPath } from '#lib/domain/deploy/versions.ts';
import type { Reason } from '#lib/domain/reason.ts';
import type { Instant } from '#lib/domain/time.ts';
import { reasonWords } from '#lib/words/reason.ts';

type Props = {
  readonly path: VersionPath;
  readonly component: string;
  readonly open: boolean;
  /** Opens the commits below the row. */
  readonly href: string;
  /** Nothing is applied there before then; plans and approvals go on. */
  readonly frozenUntil?: Instant | undefined;
  /** One of many rows: a reason opens, and does not make each row higher. */
  readonly many: boolean;
};

/** What lies between two neighbours, and the way on: a promote with what it brings, or the reason why not. */
export function PathCell({ path, component, open, href, frozenUntil, many }: Props) {
  const t = useWords();
  const { between, promotes, refused, to } = path;
  const lines = between?.kind === 'ahead' ? linesOf(between.commits) : undefined;
  if (between?.kind === 'same')
    return (
      <div className="path" data-kind="same">
        <span className="path-count">{t('versions.same')}</span>
        <span className="path-line" aria-hidden="true" />
      </div>
    );
  const name = to.split('/')[1] ?? to;
  const query = new URLSearchParams({ environment: to, promote: String(promotes), only: component });
  return (
    <div className="path" data-kind={between?.kind ?? (promotes === undefined ? 'none' : 'first')}>
      {between?.kind === 'ahead' && (
        <Link
          className="path-count link"
          href={open ? '?' : href}
          scroll={false}
          prefetch={false}
          aria-expanded={open}
        >
          {t('versions.commits', { n: between.commits.length })} <ChevronDown size={12} aria-hidden="true" />
        </Link>
      )}
      {between?.kind === 'behind' && (
        <span className="path-count">{t('versions.ahead', { name, n: between.count })}</span>
      )}
      {between?.kind === 'unknown' && <span className="path-count">{t('versions.unknown')}</span>}
      {between?.kind !== 'behind' && (between || promotes !== undefined) && (
        <span
          className="path-line"
          data-held={frozenUntil === undefined ? undefined : ''}
          aria-hidden="true"
        />
      )}
      {lines && (
        <span className="path-lines">
          <LineCounts {...lines} />
        </span>
      )}
      {promotes !== undefined && !refused && (
        <Link className="control" href={`/deploys/new?${query}`} prefetch={false}>
          {t(between ? 'versions.promote' : 'versions.deployHere')}
          <span className="sr-only"> {t('versions.promoteWhat', { component, name })}</span>
        </Link>
      )}
      {promotes !== undefined && !refused && frozenUntil !== undefined && (
        <span className="path-why">
          {t('versions.appliesAt')} <Moment at={frozenUntil} />
        </span>
      )}
      {promotes !== undefined && refused && <Held why={refused} many={many} />}
    </div>
  );
}

/** A promote that is refused, and why. */
function Held({ why, many }: { readonly why: Reason; readonly many: boolean }) {
  const t = useWords();
  const words = (
    <span className="path-why">
      <PlainText text={reasonWords(t, why)} />
    </span>
  );
  if (many)
    return (
      <details className="path-refused">
        <summary className="control path-held">
          <Lock size={12} aria-hidden="true" /> {t('versions.promote')}
          <span className="sr-only">{t('versions.whyNot')}</span>
        </summary>
        {words}
      </details>
    );
  return (
    <>
      <span className="control path-held" aria-disabled="true">
        <Lock size={12} aria-hidden="true" /> {t('versions.promote')}
      </span>
      {words}
    </>
  );
}
