import Link from 'next/link';
import { Age } from '#components/time/age.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { OutsideChange } from '#lib/domain/outside/change.ts';
import { outsideThing } from '#lib/words/outside.ts';
import { shortCommit } from '#lib/words/shorten.ts';
import { OutsideAuthor } from './outside-note.tsx';

const COLUMNS = ['environment', 'what', 'how', 'by', 'age'] as const;

/** What no run of the portal explains, newest first. Nothing at all where there is nothing. */
export function OutsideTable({ changes }: { readonly changes: readonly OutsideChange[] }) {
  const t = useWords();
  if (changes.length === 0) return null;
  return (
    <section aria-labelledby="outside">
      <div className="board-system border-t border-line2">
        <h2 id="outside" className="font-semibold">
          {t('outside.title')}
        </h2>
        <span className="text-second text-t3">{t('outside.days', { n: changes.length })}</span>
      </div>
      <SheetScroll>
        <table className="ruled two-line" aria-label={t('outside.title')}>
          <thead>
            <tr>
              {COLUMNS.map((each) => (
                <th key={each} scope="col" className={each === 'age' ? 'num' : ''}>
                  {t(`outside.column.${each}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={`${change.environment} ${change.kind} ${change.thing} ${change.at}`}>
                <td className="whitespace-nowrap">{change.environment}</td>
                <th scope="row" className="min-w-56 [overflow-wrap:anywhere]">
                  <What change={change} />
                </th>
                <td className="text-t2">
                  <How change={change} />
                </td>
                <td className="[overflow-wrap:anywhere]">
                  <OutsideAuthor change={change} />
                </td>
                <td className="num whitespace-nowrap">
                  <Age at={change.at} bare plain />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </SheetScroll>
    </section>
  );
}

function What({ change }: { readonly change: OutsideChange }) {
  const text = outsideThing(useWords(), change);
  if (change.resource === undefined) return <PlainText text={text} />;
  const query = new URLSearchParams({ r: change.resource });
  return (
    <Link className="link row-link" href={`/e/${change.environment}/resources?${query}`} prefetch={false}>
      <PlainText text={text} />
    </Link>
  );
}

/** The call that CloudTrail has of it, or the commit and page that a pipeline has told. */
function How({ change: { event, commit, link } }: { readonly change: OutsideChange }) {
  const t = useWords();
  return (
    <>
      {event && (
        <code className="mono">
          <PlainText text={event} />
        </code>
      )}
      {commit && <code className="mono">{shortCommit(commit)}</code>}{' '}
      {link && (
        <a className="link" href={link} rel="noreferrer" target="_blank">
          {t('outside.pipeline')}
        </a>
      )}
    </>
  );
}
