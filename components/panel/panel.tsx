import type { ReactNode } from 'react';
import { Age } from '#components/time/age.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Known } from '#lib/domain/reading.ts';
import { MissingParts } from './missing-parts.tsx';
import { Absent, Failed } from './states.tsx';

type Props<T> = {
  readonly title: string;
  readonly reading: Known<T>;
  /** Words for an answer that holds nothing; shown only after a good read. */
  readonly empty?: { readonly when: (value: T) => boolean; readonly title: string; readonly what: string };
  readonly children: (value: T) => ReactNode;
  readonly aside?: ReactNode;
  /** The heading is for screen readers only: the page's own parts show title and age. */
  readonly bare?: boolean;
};

/**
 * One reading with its age, or what stands in its way: what, why, since when, next try and one action. The last
 * good value stays visible below a failure, dimmed and dated.
 */
export function Panel<T>({ title, reading, empty, children, aside, bare = false }: Props<T>) {
  // Named by its words: an id would be counted by each answer of the server, and panels of two answers stand on one page.
  return (
    <section aria-label={title} className="panel">
      <div className={bare && reading?.state === 'ready' ? 'sr-only' : 'section-head'}>
        <h2 className="font-semibold">{title}</h2>
        {aside}
        <span className="ml-auto">
          {reading?.state === 'ready' && <Age at={reading.asOf} freshFor={reading.freshFor} />}
          {reading?.state === 'failed' && <Age at={reading.since} freshFor={0} />}
        </span>
      </div>
      <Body reading={reading} empty={empty}>
        {children}
      </Body>
    </section>
  );
}

function Body<T>({
  reading,
  empty,
  children,
}: Pick<Props<T>, 'reading' | 'children'> & { empty: Props<T>['empty'] }) {
  const t = useWords();
  if (reading === undefined)
    return <Absent title={t('panel.neverReadTitle')} what={t('panel.neverReadWhat')} />;
  if (reading.state === 'failed') {
    const { last } = reading;
    return (
      <>
        <Failed reading={reading} />
        {last && (
          <section className="stale" aria-label={t('panel.lastValue')}>
            <p className="px-5 py-1 text-second text-t2">
              {t('panel.lastValue')} <Age at={last.asOf} freshFor={0} />
            </p>
            {children(last.value)}
          </section>
        )}
      </>
    );
  }
  if (empty?.when(reading.value)) return <Absent title={empty.title} what={empty.what} />;
  return (
    <>
      <MissingParts missing={reading.missing} />
      <div className="panel-value">{children(reading.value)}</div>
    </>
  );
}
