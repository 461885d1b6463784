'use client';

import { Glyph, type Status } from '#components/status/glyph.tsx';
import { useWords } from '#components/words/use-words.ts';
import { NavLink } from './nav-link.tsx';

type Props = {
  readonly system: string;
  readonly name: string;
  readonly status: Status;
  /** What is going on there, where something is; `loud` for alarms. */
  readonly aside?: string;
  readonly loud?: boolean;
};

/** One environment of the watch list. Few words go in, since the list is long and on every page. */
export function WatchLink({ system, name, status, aside, loud = false }: Props) {
  const t = useWords();
  return (
    <NavLink href={`/e/${system}/${name}`} className="nav-item nav-environment">
      <Glyph status={status} label={t(`status.${status}`)} />
      <span className="nav-word nav-full">
        <span className="sr-only">{`${system}/`}</span>
        {name}
      </span>
      <span className="nav-short" aria-hidden="true">
        {railName(name)}
      </span>
      {aside !== undefined && (
        <span className={loud ? 'nav-aside font-semibold text-degraded-ink' : 'nav-aside'}>{aside}</span>
      )}
    </NavLink>
  );
}

/** What fits the rail: `staging` is `stg`, `prod` stays. */
const railName = (name: string): string =>
  name.length <= 4 ? name : (name.slice(0, 1) + name.slice(1).replace(/[aeiou-]/g, '')).slice(0, 3);
