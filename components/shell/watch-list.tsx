import Link from 'next/link';
import { Glyph, type Status } from '#components/status/glyph.tsx';
import { useWords } from '#components/words/use-words.ts';
import { isDeploying } from '#lib/domain/deploy/run.ts';
import { byTrouble, type Standing } from '#lib/domain/overview/standing.ts';
import { NavLink } from './nav-link.tsx';

/** Of more than this the list shows the worst and says how many it leaves out. */
const SHOWN = 60;

/** Each system and environment with its state, on every page. */
export function WatchList({ standings }: { readonly standings: readonly Standing[] }) {
  const t = useWords();
  const shown = standings.length > SHOWN ? byTrouble(standings).slice(0, SHOWN) : standings;
  const left = standings.length - shown.length;
  return (
    <nav aria-label={t('shell.watch')} className="watch min-h-0 flex-1 overflow-y-auto">
      <p className="nav-head flex justify-between text-label text-t3">
        <span>{t('shell.watch')}</span>
        <span>{t('overview.environments', { n: standings.length })}</span>
      </p>
      {[...Map.groupBy(shown, (each) => each.system)].map(([system, members]) => (
        <div key={system}>
          <p className="nav-system font-semibold" title={members[0]?.systemTitle}>
            {system}
          </p>
          <ul>
            {members.map((each) => (
              <li key={each.key}>
                <NavLink href={`/e/${each.key}`} className="nav-item nav-environment">
                  <Glyph status={statusOf(each)} label={t(`status.${statusOf(each)}`)} />
                  <span className="nav-word nav-full">
                    <span className="sr-only">{system}/</span>
                    {each.name}
                  </span>
                  <span className="nav-short" aria-hidden="true">
                    {railName(each.name)}
                  </span>
                  <Aside of={each} />
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {left > 0 && (
        <Link href="/" className="nav-item text-second text-t3" prefetch={false}>
          {t('shell.watchLeftOut', { n: left })}
        </Link>
      )}
    </nav>
  );
}

/** What fits the rail: `staging` is `stg`, `prod` stays. */
const railName = (name: string): string =>
  name.length <= 4 ? name : (name.slice(0, 1) + name.slice(1).replace(/[aeiou-]/g, '')).slice(0, 3);

/** Deploying shows only where the verdict is good: it never covers trouble. */
const statusOf = ({ verdict, running }: Standing): Status =>
  verdict === 'healthy' && running && isDeploying(running.state) ? 'deploying' : verdict;

function Aside({ of: { firing = 0, running, verdict } }: { readonly of: Standing }) {
  const t = useWords();
  if (firing > 0) return <b className="nav-aside text-degraded-ink">{t('shell.alarms', { n: firing })}</b>;
  if (running) {
    const { step, state } = running;
    return <span className="nav-aside">{t(step ? `step.${step.name}` : `run.state.${state}`)}</span>;
  }
  return verdict === 'unknown' ? (
    <span className="nav-aside">{t('status.unknown').toLowerCase()}</span>
  ) : null;
}
