import { Glyph, type Status } from '#components/status/glyph.tsx';
import { useWords } from '#components/words/use-words.ts';
import { type BoardRow, type BoardSystem, isBeingDeployed, verdictOf } from '#lib/domain/overview/board.ts';
import { NavLink } from './nav-link.tsx';

/** Each system and environment with its state, on every page. */
export function WatchList({ systems }: { readonly systems: readonly BoardSystem[] }) {
  const t = useWords();
  const count = systems.reduce((sum, each) => sum + each.rows.length, 0);
  return (
    <nav aria-label={t('shell.watch')} className="watch min-h-0 flex-1 overflow-y-auto">
      <p className="nav-head flex justify-between text-label text-t3">
        <span>{t('shell.watch')}</span>
        <span>{t('overview.environments', { n: count })}</span>
      </p>
      {systems.map(({ system, title, rows }) => (
        <div key={system}>
          <p className="nav-system font-semibold" title={title}>
            {system}
          </p>
          <ul>
            {rows.map((row) => (
              <li key={row.key}>
                <NavLink href={`/e/${row.key}`} className="nav-item nav-environment">
                  <Glyph status={statusOf(row)} label={t(`status.${statusOf(row)}`)} />
                  <span className="nav-word nav-full">
                    <span className="sr-only">{system}/</span>
                    {row.name}
                  </span>
                  <span className="nav-short" aria-hidden="true">
                    {railName(row.name)}
                  </span>
                  <Aside row={row} />
                </NavLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** What fits the rail: `staging` is `stg`, `prod` stays. */
const railName = (name: string): string =>
  name.length <= 4 ? name : (name.slice(0, 1) + name.slice(1).replace(/[aeiou-]/g, '')).slice(0, 3);

/** Deploying shows only where the verdict is good: it never covers trouble. */
function statusOf(row: BoardRow): Status {
  const verdict = verdictOf(row.health);
  return verdict === 'healthy' && isBeingDeployed(row) ? 'deploying' : verdict;
}

function Aside({ row }: { readonly row: BoardRow }) {
  const t = useWords();
  const firing =
    row.alarms?.state === 'ready' ? row.alarms.value.filter((each) => each.state === 'ALARM') : [];
  if (firing.length > 0) {
    return <b className="nav-aside text-degraded-ink">{t('shell.alarms', { n: firing.length })}</b>;
  }
  const step = row.running[0]?.run.step;
  if (row.running[0]) {
    return (
      <span className="nav-aside">
        {t(step ? `step.${step.name}` : `run.state.${row.running[0].run.state}`)}
      </span>
    );
  }
  return verdictOf(row.health) === 'unknown' ? (
    <span className="nav-aside">{t('status.unknown').toLowerCase()}</span>
  ) : null;
}
