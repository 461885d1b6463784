import { Minus } from 'lucide-react';
import Link from 'next/link';
import { Glyph } from '#components/status/glyph.tsx';
import { Age } from '#components/time/age.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Check } from '#lib/domain/health/health.ts';
import { troubleRange } from '#lib/domain/metrics/chart-of.ts';
import type { BoardRow } from '#lib/domain/overview/board.ts';
import { checkLinks } from '#lib/words/evidence.ts';
import { failureWords } from '#lib/words/failure.ts';
import { troubles } from '#lib/words/health.ts';
import { reasonWords } from '#lib/words/reason.ts';

const MOST = 3;

/** At most three reasons for the verdict, each with its evidence a click away; all checks can be opened. */
export function Reasons({ row }: { readonly row: BoardRow }) {
  const t = useWords();
  const { health } = row;
  if (health === undefined) return <p className="mt-1 text-t2">{t('health.neverRead')}</p>;
  if (health.state === 'failed')
    return <p className="mt-1 text-t2">{failureWords(t, health.failure).what}</p>;
  if (row.lastRead !== undefined) return <LastChecks row={row} />;
  const { checks } = health.value;
  const loud = troubles(health.value);
  const passing = checks.filter((each) => each.verdict === 'healthy');
  const passed = passing.filter((each) => !each.nothing);
  return (
    <div className="mt-1.5 grid gap-1">
      <ul className="grid gap-1">
        {loud.slice(0, MOST).map((check) => (
          <CheckRow
            key={`${check.name} ${check.resource ?? ''} ${check.reason.code}`}
            row={row}
            check={check}
          >
            <Age at={health.asOf} freshFor={health.freshFor} bare />
          </CheckRow>
        ))}
      </ul>
      {(passing.length > 0 || loud.length > MOST) && (
        <details>
          <summary className="flex cursor-pointer flex-wrap items-center gap-2 text-t2">
            <Glyph status={loud.length === 0 ? 'healthy' : loud.length > MOST ? 'unknown' : 'healthy'} />
            {loud.length === 0
              ? t('health.allPass', { n: passed.length })
              : t('environment.otherChecks', { n: passed.length, more: Math.max(0, loud.length - MOST) })}
            <Age at={health.asOf} freshFor={health.freshFor} bare />
            <span className="text-accent">{t('environment.seeAll', { n: checks.length })}</span>
          </summary>
          <ul className="mt-1 grid gap-1 pb-1 pl-6">
            {[...loud.slice(MOST), ...passing].map((check) => (
              <CheckRow
                key={`${check.name} ${check.resource ?? ''} ${check.reason.code}`}
                row={row}
                check={check}
              />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** What was checked last: none of it says anything about now, so none has a colour. */
function LastChecks({ row }: { readonly row: BoardRow }) {
  const t = useWords();
  const checks = row.lastRead?.checks ?? [];
  return (
    <details className="mt-1.5">
      <summary className="flex cursor-pointer flex-wrap items-center gap-2 text-t2">
        <Glyph status="unknown" />
        <span className="text-accent">{t('environment.lastChecks', { n: checks.length })}</span>
      </summary>
      <ul className="mt-1 grid gap-1 pb-1 pl-6">
        {checks.map((check) => (
          <CheckRow
            key={`${check.name} ${check.resource ?? ''} ${check.reason.code}`}
            row={row}
            check={{ ...check, verdict: 'unknown' }}
          />
        ))}
      </ul>
    </details>
  );
}

function CheckRow(props: {
  readonly row: BoardRow;
  readonly check: Check;
  readonly children?: React.ReactNode;
}) {
  const t = useWords();
  const { row, check, children } = props;
  const health = row.health?.state === 'ready' ? row.health : undefined;
  const range = health && troubleRange(health.value.since, health.asOf);
  const links = check.verdict === 'healthy' ? [] : checkLinks(row.key, check, range);
  const texts = check.reason.evidence.flatMap((each) => (each.kind === 'text' ? [each.text] : []));
  return (
    <li className="flex flex-wrap items-center gap-x-2">
      {check.nothing ? (
        <Minus size={14} className="text-t3" aria-hidden="true" />
      ) : (
        <Glyph status={check.verdict} label={t(`status.${check.verdict}`)} />
      )}
      <span className="[overflow-wrap:anywhere]">{reasonWords(t, check.reason)}</span>
      {texts.map((text) => (
        <span key={text} className="text-second text-t3">
          <PlainText text={text} />
        </span>
      ))}
      {children}
      {links.map(({ word, href }) => (
        <Link key={href} className="link" href={href} prefetch={false}>
          {t(`environment.links.${word}`)}
        </Link>
      ))}
    </li>
  );
}
