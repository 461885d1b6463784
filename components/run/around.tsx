import Link from 'next/link';
import { Moment } from '#components/time/moment.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { RunPage } from '#lib/domain/deploy/run-page.ts';
import { RunGlyph } from './run-pill.tsx';

/** What else was deployed here just before and after: whose doing it may be. */
export function AroundRun({ page: { after, run } }: { readonly page: RunPage }) {
  const t = useWords();
  if (after.around.length < 2) return null;
  return (
    <section className="border-b border-line1 px-5 py-3" aria-labelledby="around">
      <h2 id="around" className="pb-1 font-semibold">
        {t('after.around')}
      </h2>
      <ol className="grid gap-1">
        {after.around.map(({ number, component, state, at }) => (
          <li key={number} className="flex flex-wrap items-baseline gap-x-2">
            <span className="self-center">
              <RunGlyph state={state} />
            </span>
            <span>
              {number === run.number ? (
                <b>#{number}</b>
              ) : (
                <Link
                  className="link underline underline-offset-2"
                  href={`/deploys/${number}`}
                  prefetch={false}
                >
                  #{number}
                </Link>
              )}
            </span>
            <span className="text-t2">{component}</span>
            <span className="ml-auto text-second text-t3">
              <Moment at={at} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
