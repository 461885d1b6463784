import { Gauge, LayoutList, Rocket, ScrollText } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useWords } from '#components/words/use-words.ts';
import type { Standing } from '#lib/domain/overview/standing.ts';
import { Tower } from './brand.tsx';
import { BudgetShare, type ShownShare } from './budget-share.tsx';
import { NavLink } from './nav-link.tsx';
import { WatchList } from './watch-list.tsx';

type Props = {
  readonly standings: readonly Standing[];
  readonly budgetShare: ShownShare;
  readonly search: ReactNode;
  readonly account: ReactNode;
};

/** Brand, search, the four pages, and the watch list. A rail where the page needs the width. */
export function Sidebar({ standings, budgetShare, search, account }: Props) {
  const t = useWords();
  const running = standings.filter((each) => each.running).length;
  const waiting = standings.reduce((sum, each) => sum + each.waiting, 0);
  const queued = standings.reduce((sum, each) => sum + each.queued, 0);
  const open = [
    // Somebody works on the queue: that says it better than how long it is. What runs is marked in the list below, too:
    // where both would not fit, what waits for a person is said.
    ...(queued > 0 && running === 0 ? [t('nav.queued', { n: queued })] : []),
    ...(running > 0 && waiting === 0 ? [t('nav.running', { n: running })] : []),
    ...(waiting > 0 ? [t('nav.waiting', { n: waiting })] : []),
  ];
  const pages = [
    { href: '/', icon: <LayoutList size={15} />, word: t('nav.overview') },
    {
      href: '/deploys',
      icon: <Rocket size={15} />,
      word: t('nav.deploys'),
      aside: open.length > 0 && <span className="nav-aside">{open.join(' · ')}</span>,
    },
    { href: '/audit', icon: <ScrollText size={15} />, word: t('nav.audit') },
    {
      href: '/budget',
      icon: <Gauge size={15} />,
      word: t('nav.budget'),
      aside: <BudgetShare share={budgetShare} />,
    },
  ];
  return (
    <aside className="sidebar" aria-label={t('shell.sidebar')}>
      <Link href="/" className="brand" prefetch={false}>
        <Tower />
        <span className="nav-word font-semibold">Yagura</span>
        <span className="nav-word text-second text-t3" lang="ja">
          櫓
        </span>
      </Link>
      {search}
      <nav aria-label={t('shell.pages')}>
        <ul>
          {pages.map(({ href, icon, word, aside }) => (
            <li key={href}>
              <NavLink href={href} className="nav-item">
                <span aria-hidden="true" className="text-t3">
                  {icon}
                </span>
                <span className="nav-word">{word}</span>
                {aside}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <WatchList standings={standings} />
      {account}
    </aside>
  );
}
