import { useWords } from '#components/words/use-words.ts';
import type { Pull } from '#lib/domain/forge/pull.ts';

/** Where the commit was talked about. Titles are anybody's: text, and only of pages that were checked. */
export function PullLinks({ pulls }: { readonly pulls: readonly Pull[] }) {
  const t = useWords();
  if (pulls.length === 0) return null;
  return (
    <ul className="grid gap-1 py-1">
      {pulls.map(({ number, title, author, url, state }) => (
        <li key={number} className="flex flex-wrap items-baseline gap-x-2">
          <a
            className="link underline underline-offset-2 [overflow-wrap:anywhere] max-tablet:inline-flex max-tablet:min-h-11 max-tablet:items-center"
            href={url}
            rel="noreferrer"
          >
            {t('forge.pull', { number, title })}
          </a>
          <span className="text-second text-t3">
            {[t(`forge.state.${state}`), ...(author === undefined ? [] : [author])].join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
