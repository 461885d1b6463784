import { ChevronsUpDown } from 'lucide-react';
import Link from 'next/link';
import { Glyph } from '#components/status/glyph.tsx';
import { useWords } from '#components/words/use-words.ts';
import { byTrouble, type Standing } from '#lib/domain/overview/standing.ts';

/** More are found by the palette: the menu begins with the worst. */
const SHOWN = 24;

/** Jumps to another environment from the breadcrumb. */
export function Switcher(props: { readonly standings: readonly Standing[]; readonly name: string }) {
  const t = useWords();
  const { standings, name } = props;
  const shown = standings.length > SHOWN ? byTrouble(standings).slice(0, SHOWN) : standings;
  return (
    <details className="menu font-normal max-tablet:hidden">
      <summary
        aria-label={t('environment.switch', { name })}
        className="rounded-chip px-0.5 text-t3 hover:text-t1"
      >
        <ChevronsUpDown size={13} aria-hidden="true" />
      </summary>
      <div className="menu-sheet top-full left-0 mt-1">
        {shown.map(({ key, verdict }) => (
          <Link key={key} href={`/e/${key}/architecture`} prefetch={false}>
            <Glyph status={verdict} />
            {key}
          </Link>
        ))}
      </div>
    </details>
  );
}
