import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';

type Problem = {
  readonly file: string;
  readonly line: number;
  readonly path: string;
  readonly message: string;
  readonly value?: string;
};

/** A bad change: where it is and the value that is wrong; the version before it stays in force. */
export function ConfigProblems({ problems }: { readonly problems: readonly Problem[] }) {
  const t = useWords();
  if (problems.length === 0) return null;
  return (
    <div role="alert" className="of-degraded row-tint mt-3 px-4 py-2">
      <p className="font-semibold text-degraded-ink">{t('settings.oldKept')}</p>
      <ProblemList problems={problems} />
    </div>
  );
}

/** What is written and does nothing yet: nobody should wait for it to. */
export function ConfigNotes({ notes }: { readonly notes: readonly Problem[] }) {
  const t = useWords();
  if (notes.length === 0) return null;
  return (
    <div className="mt-3 border-l-2 border-line2 px-4 py-2">
      <p className="font-semibold">{t('settings.notUsedYet')}</p>
      <ProblemList problems={notes} />
    </div>
  );
}

function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <ul className="mono text-second">
      {problems.map(({ file, line, path, message, value }) => (
        <li key={`${line} ${path} ${message}`}>
          {file.split('/').at(-1)}:{line} <PlainText text={`${path}: ${message}`} />
          {value !== undefined && <PlainText text={` (${value})`} />}
        </li>
      ))}
    </ul>
  );
}
