import { X } from 'lucide-react';
import Link from 'next/link';
import { PlainText } from '#components/ui/plain-text.tsx';
import { nameOf } from '#components/words/people.ts';
import { useView, useWords } from '#components/words/use-words.ts';
import type { AuditEntry } from '#lib/domain/audit/chain.ts';
import { auditAction } from '#lib/words/audit-entry.ts';
import { fullMoment, zoneName } from '#lib/words/moments.ts';

/** One entry whole: its payload, its hash and the hash that it follows from. */
export function EntryDetail({
  entry,
  closeHref,
}: {
  readonly entry: AuditEntry;
  readonly closeHref: string;
}) {
  const t = useWords();
  const { zone } = useView();
  const facts = [
    ['at', `${fullMoment(entry.at, zone)} ${zoneName(zone, entry.at)}`],
    ['actor', `${nameOf(entry.actor)}, ${entry.actor} (${entry.via})`],
    ['action', `${auditAction(t, entry.action)} (${entry.action})`],
    ['target', entry.target],
    ['outcome', t(`audit.outcome.${entry.outcome}`)],
    ['previous', entry.previous],
    ['hash', entry.hash],
  ] as const;
  return (
    <section className="resource-detail" aria-label={t('audit.entry', { seq: entry.seq })}>
      <div className="flex items-baseline gap-2">
        <h2 className="font-semibold">{t('audit.entry', { seq: entry.seq })}</h2>
        <Link className="control control-quiet ml-auto" href={closeHref} scroll={false} prefetch={false}>
          <X size={13} aria-hidden="true" /> {t('audit.close')}
        </Link>
      </div>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-t3">{t(`audit.column.${name}`)}</dt>
            <dd className="[overflow-wrap:anywhere]">
              <code>
                <PlainText text={value} />
              </code>
            </dd>
          </div>
        ))}
      </dl>
      <h3 className="mt-2 font-semibold">{t('audit.column.details')}</h3>
      <pre className="mono text-second whitespace-pre-wrap [overflow-wrap:anywhere]">
        {JSON.stringify(entry.details, null, 2)}
      </pre>
    </section>
  );
}
