import { Snowflake } from 'lucide-react';
import Link from 'next/link';
import { Moment } from '#components/time/moment.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { FreezeOf } from '#lib/domain/deploy/line-page.ts';

/** So many are told one by one; more are on the page of the line. */
const MOST = 3;

type Props = {
  readonly freezes: readonly FreezeOf[];
  /** On the environment's own page: its name is not said again. */
  readonly bare?: boolean;
};

/** A line a freeze that is on or near: where, by which window, until or from when. */
export function FreezeNotes({ freezes, bare = false }: Props) {
  const t = useWords();
  if (freezes.length === 0) return null;
  const shown = freezes.slice(0, MOST);
  return (
    <ul className="freeze-notes">
      {shown.map((each) => (
        <li key={each.environment}>
          <Snowflake size={13} aria-hidden="true" />
          <span>
            {!bare && <b>{each.environment}: </b>}
            <FreezeWords freeze={each} />
          </span>
        </li>
      ))}
      {freezes.length > shown.length && (
        <li>
          <Link className="link" href="/deploys/line" prefetch={false}>
            {t('hold.more', { n: freezes.length - shown.length })}
          </Link>
        </li>
      )}
    </ul>
  );
}

export function FreezeWords({ freeze: { on, coming } }: { readonly freeze: FreezeOf }) {
  const t = useWords();
  const why = on?.why ?? coming?.why;
  const window = on?.window ?? coming?.window ?? '';
  return (
    <>
      <b>
        {on &&
          (on.until === undefined ? (
            t('hold.frozenNoEnd')
          ) : (
            <>
              {t('hold.frozenUntil')} <Moment at={on.until} />
            </>
          ))}
        {coming && (
          <>
            {t('hold.freezesFrom')} <Moment at={coming.from} />
          </>
        )}
      </b>
      {' · '}
      {t(on?.kind === 'allow' ? 'hold.outside' : 'hold.window', { window })}
      {why && ` · ${why}`}
    </>
  );
}
