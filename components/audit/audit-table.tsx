import Link from 'next/link';
import { Fragment } from 'react';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { nameOf } from '#components/words/people.ts';
import { useView, useWords } from '#components/words/use-words.ts';
import type { AuditEntry } from '#lib/domain/audit/chain.ts';
import { auditAction, auditDetail } from '#lib/words/audit-entry.ts';
import { fullMoment, zoneName } from '#lib/words/moments.ts';
import { shortDigest } from '#lib/words/shorten.ts';

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
              <td className="whitespace-nowrap" title={each.action}>
                {auditAction(t, each.action)}
              </td>
              <td className="whitespace-nowrap">{each.target}</td>
              <td className={each.outcome === 'done' ? 'text-t2' : 'font-semibold text-failing-ink'}>
                {t(`audit.outcome.${each.outcome}`)}
              </td>
              <td className="whole min-w-56 text-second text-t2 [overflow-wrap:anywhere]">
                <Details entry={each} />
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

/** Its details in words; a run is a link to its page. */
function Details({ entry }: { readonly entry: AuditEntry }) {
  const t = useWords();
  return Object.entries(entry.details).map(([name, value], at) => (
    <Fragment key={name}>
      {at > 0 && ' · '}
      {name === 'run' && Number(value) > 0 ? (
        <Link
          className="link underline underline-offset-2"
          href={`/deploys/${Number(value)}`}
          prefetch={false}
        >
          {auditDetail(t, name, value)}
        </Link>
      ) : (
        auditDetail(t, name, value)
      )}
    </Fragment>
  ));
}
