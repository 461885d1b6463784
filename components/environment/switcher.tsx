import { ChevronsUpDown } from 'lucide-react';
import Link from 'next/link';
import { Glyph } from '#components/status/glyph.tsx';
import { useWords } from '#components/words/use-words.ts';
import { type BoardRow, verdictOf } from '#lib/domain/overview/board.ts';

/** Jumps to another environment from the breadcrumb. */
export function Switcher({ rows, name }: { readonly rows: readonly BoardRow[]; readonly name: string }) {
  const t = useWords();
  return (
    <details className="menu font-normal max-tablet:hidden">
      <summary
        aria-label={t('environment.switch', { name })}
        className="rounded-chip px-0.5 text-t3 hover:text-t1"
      >
        <ChevronsUpDown size={13} aria-hidden="true" />
      </summary>
      <div className="menu-sheet top-full left-0 mt-1">
        {rows.map((row) => (
          <Link key={row.key} href={`/e/${row.key}/architecture`} prefetch={false}>
            <Glyph status={verdictOf(row.health)} />
            {row.key}
          </Link>
        ))}
      </div>
    </details>
  );
}
