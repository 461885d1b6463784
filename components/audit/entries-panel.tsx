import Link from 'next/link';
import { Panel } from '#components/panel/panel.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { AuditEntry } from '#lib/domain/audit/chain.ts';
import type { Reading } from '#lib/domain/reading.ts';
import { AuditTable } from './audit-table.tsx';
import { EntryDetail } from './entry-detail.tsx';

type Entries = { readonly entries: readonly AuditEntry[]; readonly next?: number };

/** A page of the history, one entry of it opened, and the way to what was before. */
export function EntriesPanel(props: {
  readonly reading: Reading<Entries>;
  readonly open: string | undefined;
  /** The address of this page with other parts. */
  readonly linkTo: (more: { readonly entry?: number; readonly before?: number }) => string;
}) {
  const { reading, open, linkTo } = props;
  const t = useWords();
  return (
    <Panel
      title={t('audit.entries')}
      reading={reading}
      empty={{
        when: ({ entries }) => entries.length === 0,
        title: t('audit.none'),
        what: t('audit.noneWhat'),
      }}
    >
      {({ entries, next }) => {
        const opened = entries.find(({ seq }) => String(seq) === open);
        return (
          <>
            {opened && <EntryDetail entry={opened} closeHref={linkTo({})} />}
            <AuditTable entries={entries} linkTo={(entry) => linkTo({ entry })} />
            {next !== undefined && (
              <p className="px-5 py-2">
                <Link className="control" href={linkTo({ before: next })} prefetch={false}>
                  {t('audit.older')}
                </Link>
              </p>
            )}
          </>
        );
      }}
    </Panel>
  );
}
