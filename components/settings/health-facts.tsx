import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Instant } from '#lib/domain/time.ts';

type Props = {
  readonly leases: readonly {
    readonly name: string;
    readonly holder: string;
    readonly purpose: string | null;
  }[];
  readonly queue: { readonly waiting: number; readonly since?: Instant };
  readonly migrationsBehind: number;
};

/** What the processes hold, what waits for them, and whether the database fits this build. */
export function HealthFacts({ leases, queue, migrationsBehind }: Props) {
  const t = useWords();
  return (
    <dl className="facts px-5 py-2">
      <div>
        <dt className="text-t3">{t('settings.queue')}</dt>
        <dd>
          {t('settings.waiting', { n: queue.waiting })}{' '}
          {queue.since !== undefined && <Age at={queue.since} />}
        </dd>
      </div>
      <div>
        <dt className="text-t3">{t('settings.database')}</dt>
        <dd className={migrationsBehind === 0 ? '' : 'font-semibold text-degraded-ink'}>
          {t('settings.migrations', { n: migrationsBehind })}
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
