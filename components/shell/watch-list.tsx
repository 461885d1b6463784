import Link from 'next/link';
import type { Status } from '#components/status/glyph.tsx';
import { useWords } from '#components/words/use-words.ts';
import { isDeploying } from '#lib/domain/deploy/run.ts';
import { grouped } from '#lib/domain/environment.ts';
import { byTrouble, type Standing } from '#lib/domain/overview/standing.ts';
import type { Translate } from '#lib/words/translate.ts';
import { WatchCount } from './watch-count.tsx';
import { WatchLink } from './watch-link.tsx';

/** More than this are not all listed: the worst, as many as a screen holds, and how many are left out. */
const MOST = 40;
const WORST = 24;

/** Each system and environment with its state, on every page. */
export function WatchList({ standings }: { readonly standings: readonly Standing[] }) {
  const t = useWords();
  const shown = standings.length > MOST ? byTrouble(standings).slice(0, WORST) : standings;
  const left = standings.length - shown.length;
  return (
    <nav aria-label={t('shell.watch')} className="watch min-h-0 flex-1 overflow-y-auto">
      <p className="nav-head flex justify-between text-label text-t3">
        <span>{t('shell.watch')}</span>
        <WatchCount word={t('overview.environments', { n: standings.length })} />
      </p>
      {[...Map.groupBy(grouped(shown), (each) => each.system)].map(([system, members], index, all) => (
        <div key={system}>
          <GroupHead group={members[0]?.group} before={all[index - 1]?.[1][0]?.group} />
          <p className="nav-system font-semibold" title={members[0]?.systemTitle}>
            {system}
          </p>
          <ul>
            {members.map((each) => (
              <li key={each.key}>
                <WatchLink system={system} name={each.name} status={statusOf(each)} {...asideOf(t, each)} />
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

/** Once above the systems of a group; the folded rail has room for a system's last part alone. */
const GroupHead = (props: { readonly group: string | undefined; readonly before: string | undefined }) =>
  props.group !== undefined &&
  props.group !== props.before && <p className="nav-head text-label text-t3">{props.group}/</p>;

/** Deploying shows only where the verdict is good: it never covers trouble. */
const statusOf = ({ verdict, running }: Standing): Status =>
  verdict === 'healthy' && running && isDeploying(running.state) ? 'deploying' : verdict;

function asideOf(
  t: Translate,
  { firing = 0, running, verdict, lastVerdict }: Standing,
): { readonly aside?: string; readonly loud?: true } {
  if (firing > 0) return { aside: t('shell.alarms', { n: firing }), loud: true };
  if (running) return { aside: t(running.step ? `step.${running.step.name}` : `run.state.${running.state}`) };
  // What was known and is not any more is told where the list begins.
  const neverKnown = verdict === 'unknown' && (lastVerdict ?? 'unknown') === 'unknown';
  return neverKnown ? { aside: t('status.unknown').toLowerCase() } : {};
}
