import { GitCompareArrows, TriangleAlert, UserPen } from 'lucide-react';
import Link from 'next/link';
import { Broke } from '#components/run/broke.tsx';
import { RunWord } from '#components/run/run-pill.tsx';
import { StatusWord } from '#components/status/status-pill.tsx';
import { Age } from '#components/time/age.tsx';
import { Moment } from '#components/time/moment.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Fares } from '#lib/domain/deploy/fares.ts';
import type { VersionCell } from '#lib/domain/deploy/versions.ts';
import { percent } from '#lib/words/figures.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { shortCommit } from '#lib/words/shorten.ts';

type Props = {
  readonly cell: VersionCell;
  readonly host?: string | undefined;
  /** Of the environment: on a phone it stands in the row itself. */
  readonly name: string;
};

/** What stands here: commit, run, age, subject; and what is on its way. */
export function VersionCellView({ cell, host, name }: Props) {
  const t = useWords();
  const { last, open, absent, drift, outside = [] } = cell;
  const [newest] = outside;
  return (
    <>
      <span className="version-where">{name}</span>
      {absent && <p className="version-none">{t('versions.absent')}</p>}
      {!absent && !last && <p className="version-none">{t('versions.never')}</p>}
      {last && (
        <>
          <p className="version-line">
            {host ? (
              <a
                className="link underline underline-offset-2"
                href={`${host}/commit/${last.deployment.commit}`}
                rel="noreferrer"
              >
                <code>{shortCommit(last.deployment.commit)}</code>
              </a>
            ) : (
              <code>{shortCommit(last.deployment.commit)}</code>
            )}
            <Link
              className="link underline underline-offset-2"
              href={`/deploys/${last.run.number}`}
              prefetch={false}
            >
              #{last.run.number}
            </Link>
            <span className="ml-auto text-second text-t3">
              <Age at={last.run.finishedAt ?? last.run.updatedAt} plain />
            </span>
          </p>
          <p className="version-subject">
            <PlainText text={last.deployment.subject} />
          </p>
        </>
      )}
      {cell.fares && <FaresLine fares={cell.fares} />}
      {last?.run.broke && (
        <p className="version-mark" data-look={last.run.broke.recoveredAt === undefined ? 'failing' : 'past'}>
          <TriangleAlert size={13} aria-hidden="true" />{' '}
          <Broke broke={last.run.broke} environment={last.deployment.environment} />
        </p>
      )}
      {drift && (
        <p className="version-mark">
          <GitCompareArrows size={13} aria-hidden="true" />{' '}
          <PlainText
            text={t('versions.drift', { more: drift.addresses.length - 1, first: drift.addresses[0] ?? '' })}
          />
          , <Age at={drift.checkedAt} plain />
        </p>
      )}
      {newest && (
        <p className="version-mark">
          <UserPen size={13} aria-hidden="true" />{' '}
          <Link
            className="link underline underline-offset-2"
            href={`/e/${newest.environment}/deploys#outside`}
            prefetch={false}
          >
            {t('versions.outside', { n: outside.length })}
          </Link>{' '}
          <Moment at={newest.at} />
        </p>
      )}
      {open && (
        <p className="version-line text-second">
          <Link
            className="link underline underline-offset-2"
            href={`/deploys/${open.run.number}`}
            prefetch={false}
          >
            #{open.run.number}
          </Link>
          <RunWord state={open.run.state} />
        </p>
      )}
    </>
  );
}

/** Its own verdict with one figure: why it is not healthy, else what callers get. */
function FaresLine({ fares: { verdict, reason, figures } }: { readonly fares: Fares }) {
  const t = useWords();
  const share = figures?.errorRate;
  return (
    <p className="version-fares">
      <StatusWord status={verdict} />
      <span className="text-second text-t3">
        {reason ? (
          <PlainText text={reasonWords(t, reason)} />
        ) : (
          share !== undefined && t('after.ratio', { share: percent(share) })
        )}
      </span>
    </p>
  );
}
