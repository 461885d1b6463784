import Link from 'next/link';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { nameOf } from '#components/words/people.ts';
import { useView, useWords } from '#components/words/use-words.ts';
import type { AuditEntry } from '#lib/domain/audit/chain.ts';
import { fullMoment, zoneName } from '#lib/words/moments.ts';
import { shortDigest, shortHash } from '#lib/words/shorten.ts';

/** Who did what to what, newest first. */
export function AuditTable(props: {
  readonly entries: readonly AuditEntry[];
  /** The address that shows one entry. */
  readonly linkTo: (seq: number) => string;
}) {
  const { entries, linkTo } = props;
  const t = useWords();
  const { zone } = useView();
  const [first] = entries;
  return (
    <SheetScroll>
      <table className="ruled two-line">
        <thead>
          <tr>
            <th scope="col" className="num">
              {t('audit.column.seq')}
            </th>
            <th scope="col">
              {t('audit.column.at')}
              {first && `, ${zoneName(zone, first.at)}`}
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
              <td className="num">
                <Link className="link row-link" href={linkTo(each.seq)} scroll={false} prefetch={false}>
                  {each.seq}
                </Link>
              </td>
              <td className="whitespace-nowrap">{fullMoment(each.at, zone)}</td>
              <td className="whitespace-nowrap" title={each.actor}>
                {nameOf(each.actor)}
              </td>
              <td className="whitespace-nowrap">
                <code>{each.action}</code>
              </td>
              <td className="whitespace-nowrap">{each.target}</td>
              <td className={each.outcome === 'done' ? 'text-t2' : 'font-semibold text-failing-ink'}>
                {t(`audit.outcome.${each.outcome}`)}
              </td>
              <td className="whole min-w-56 text-second text-t2 [overflow-wrap:anywhere]">
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
