import { LeftOpen } from '#components/isolation/left-open.tsx';
import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { IsolationReport } from '#lib/domain/isolation.ts';
import { marked } from '#lib/domain/text/marks.ts';
import type { Instant } from '#lib/domain/time.ts';
import { isolationWords } from '#lib/words/isolation.ts';

type Props = {
  readonly leases: readonly {
    readonly name: string;
    readonly holder: string;
    readonly purpose: string | null;
  }[];
  readonly queue: { readonly waiting: number; readonly since?: Instant };
  /** Accounts of environments that are deployed to, which no runner that reports takes runs of. */
  readonly unserved: readonly string[];
  readonly migrationsBehind: number;
  readonly file: {
    readonly version: string;
    readonly others: readonly { readonly process: string; readonly version: string; readonly at: Instant }[];
  };
  readonly isolation: readonly { readonly runner: string; readonly report: IsolationReport }[];
};

/** What the processes hold, what waits for them, and whether the database fits this build. */
export function HealthFacts({ leases, queue, unserved, migrationsBehind, isolation, file }: Props) {
  const t = useWords();
  return (
    <dl className="facts px-5 py-2">
      <div>
        <dt className="text-t3">{t('settings.queue')}</dt>
        <dd>
          {t('settings.waiting', { n: queue.waiting })}{' '}
          {queue.since !== undefined && <Age at={queue.since} />}
          {unserved.length > 0 && (
            <p className="font-semibold text-degraded-ink">
              {t('settings.unserved', { accounts: unserved.join(', ') })}
            </p>
          )}
        </dd>
      </div>
      <div>
        <dt className="text-t3">{t('settings.database')}</dt>
        <dd className={migrationsBehind === 0 ? '' : 'font-semibold text-degraded-ink'}>
          {t('settings.migrations', { n: migrationsBehind })}
        </dd>
      </div>
      <div>
        <dt className="text-t3">portal.yaml</dt>
        <dd>
          {file.others.length === 0 && t('settings.sameFile', { version: file.version })}
          {file.others.map(({ process, version, at }) => (
            <p key={process} className="font-semibold text-degraded-ink">
              {t('settings.otherFile', { process, version, own: file.version })} <Age at={at} />
            </p>
          ))}
        </dd>
      </div>
      <div>
        <dt className="text-t3">{t('isolation.title')}</dt>
        <dd>
          {isolation.length === 0 && t('isolation.unread')}
          {isolation.map(({ runner, report }) => (
            <div key={runner} className={report.kind === 'none' ? 'text-degraded-ink' : ''}>
              <code>{runner}</code> {isolationWords(t, report)}
              {report.why && <p className="text-second">{t('isolation.why', { why: marked(report.why) })}</p>}
              <LeftOpen report={report} />
            </div>
          ))}
        </dd>
      </div>
      <div>
        <dt className="text-t3">{t('settings.leases')}</dt>
        <dd>
          {leases.length === 0 && t('settings.noLease')}
          {leases.map(({ name, holder, purpose }) => (
            <span key={name} className="block">
              <code>{name}</code> {holder} {purpose}
            </span>
          ))}
        </dd>
      </div>
    </dl>
  );
}
