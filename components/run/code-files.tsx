import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { CodeChange, FileChange } from '#lib/domain/deploy/code-change.ts';
import { DiffBlock } from './diff-block.tsx';
import { LineCounts } from './line-counts.tsx';

/** Files inside the artifacts that differ from what is deployed; the most changed one is open. */
export function CodeFiles({ code = [] }: { readonly code?: readonly CodeChange[] | undefined }) {
  const t = useWords();
  if (code.length === 0) return null;
  const files = code.flatMap((each) => each.files);
  const sum = (of: 'added' | 'removed') => files.reduce((total, each) => total + (each[of] ?? 0), 0);
  return (
    <section aria-labelledby="run-code">
      <div className="section-head">
        <h2 id="run-code" className="font-semibold">
          {t('release.inArtifact')}
        </h2>
        <span className="text-second text-t3">
          {t('release.filesDiffer', {
            n: files.length,
            of: code.reduce((total, each) => total + each.of, 0),
          })}
        </span>
        <LineCounts added={sum('added')} removed={sum('removed')} />
      </div>
      {code.map(({ artifact, files: inside }, index) => (
        <div key={artifact} className="code-files">
          {code.length > 1 && (
            <p className="text-second text-t3">
              <PlainText text={artifact} />
            </p>
          )}
          {inside.map((file, at) => (
            <File key={file.path} file={file} open={index === 0 && at === 0} />
          ))}
        </div>
      ))}
    </section>
  );
}

function File({ file, open }: { readonly file: FileChange; readonly open: boolean }) {
  const t = useWords();
  const { path, kind, added, removed, lines } = file;
  const name = (
    <>
      <code className="min-w-0 [overflow-wrap:anywhere]">
        <PlainText text={path} />
      </code>
      {kind !== 'changed' && <span className="text-second text-t3">{t(`release.file.${kind}`)}</span>}
      {added !== undefined && removed !== undefined ? (
        <LineCounts added={added} removed={removed} />
      ) : (
        <span className="ml-auto text-second text-t3">{t('release.noText')}</span>
      )}
    </>
  );
  if (!lines) return <p className="code-file">{name}</p>;
  return (
    <details open={open}>
      <summary className="code-file">{name}</summary>
      <DiffBlock lines={lines} />
    </details>
  );
}
