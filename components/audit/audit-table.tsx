import { Link2, Unlink } from 'lucide-react';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import type { AuditEntry, ChainBreak } from '#lib/domain/audit/chain.ts';
import { fullMoment, zoneName } from '#lib/words/moments.ts';
import { shortDigest, shortHash } from '#lib/words/shorten.ts';

/** Whether the shown part of the chain holds. */
export function ChainState({
  entries,
  broken,
}: {
  readonly entries: readonly AuditEntry[];
  readonly broken?: ChainBreak;
}) {
  const t = useWords();
  if (broken) {
    return (
      <p role="alert" className="flex items-center gap-2 font-semibold text-failing-ink">
        <Unlink size={14} aria-hidden="true" />
        {t('audit.broken', { seq: broken.seq, fault: t(`audit.fault.${broken.fault}`) })}
      </p>
    );
  }
  return (
    <p className="flex items-center gap-2 text-t2">
      <Link2 size={14} aria-hidden="true" />
      {t('audit.whole', { n: entries.length })} <code>{shortDigest(entries[0]?.hash ?? '')}</code>
    </p>
  );
}

/** Who did what to what, newest first. */
export function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const t = useWords();
  const { zone } = useView();
  const [first] = entries;
  return (
    <SheetScroll>
      <table className="ruled">
        <thead>
          <tr>
            <th scope="col" className="num">
              {t('audit.column.seq')}
            </th>
            <th scope="col">
              {t('audit.column.at')} {first && zoneName(zone, first.at)}
            </th>
            {(['actor', 'action', 'target', 'outcome', 'details', 'hash'] as const).map((each) => (
              <th key={each} scope="col">
                {t(`audit.column.${each}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((each) => (
            <tr key={each.seq}>
              <td className="num text-t3">{each.seq}</td>
              <td className="whitespace-nowrap">{fullMoment(each.at, zone)}</td>
              <td className="whitespace-nowrap">{each.actor}</td>
              <td className="whitespace-nowrap">
                <code>{each.action}</code>
              </td>
              <td className="whitespace-nowrap">{each.target}</td>
              <td className={each.outcome === 'done' ? 'text-t2' : 'font-semibold text-failing-ink'}>
                {t(`audit.outcome.${each.outcome}`)}
              </td>
              <td className="min-w-56 text-second text-t2 [overflow-wrap:anywhere]">
                {Object.entries(each.details)
                  .map(([name, value]) => `${name} ${shortHash(String(value))}`)
                  .join(' · ')}
              </td>
              <td>
                <code className="text-t3">{shortDigest(each.hash)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </SheetScroll>
  );
}
