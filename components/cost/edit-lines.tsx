import { useWords } from '#components/words/use-words.ts';
import type { WhatIfEdit } from '#lib/domain/cost/what-if-edits.ts';

const MOST_NAMED = 3;

/** The very lines that a what-if would change, old and new; where no run has told of the files, the property. */
export function EditLines({ edits }: { readonly edits: readonly WhatIfEdit[] }) {
  const t = useWords();
  if (edits.length === 0) return null;
  return (
    <details className="what-if-lines">
      <summary>{t('cost.edit.lines', { n: edits.length })}</summary>
      <ul>
        {edits.map((edit) => (
          <li key={`${edit.kind} ${edit.addresses.join(' ')}`}>
            <Edit edit={edit} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Edit({ edit }: { readonly edit: WhatIfEdit }) {
  const t = useWords();
  const { addresses } = edit;
  const named = addresses.slice(0, MOST_NAMED).join(', ');
  const of = addresses.length > MOST_NAMED ? `${named}, +${addresses.length - MOST_NAMED}` : named;
  switch (edit.kind) {
    case 'line':
      return (
        <>
          <Place file={edit.at.file} line={edit.at.line} />
          <Changed was={edit.at.text} becomes={edit.becomes} />
          <p className="text-t3">
            {of}
            {edit.through.length > 0 &&
              ` · ${t('cost.edit.through', {
                way: edit.through.map(({ file, line }) => `${file}:${line}`).join(', '),
              })}`}
          </p>
        </>
      );
    case 'add':
      return (
        <>
          <Place file={edit.file} line={edit.line} />
          <Changed was={undefined} becomes={edit.becomes} />
          <p className="text-t3">
            {of} · {t('cost.edit.add')}
          </p>
        </>
      );
    case 'place':
      return (
        <>
          <Place file={edit.at.file} line={edit.at.line} />
          <pre>
            <code>{edit.at.text}</code>
          </pre>
          <p className="text-t3">
            {of} · {t('cost.edit.more')}
          </p>
        </>
      );
    case 'property':
      return (
        <>
          <code>{of}</code>
          <Changed was={withName(edit.property, edit.was)} becomes={withName(edit.property, edit.becomes)} />
          <p className="text-t3">{t('cost.edit.noFile')}</p>
        </>
      );
  }
}

const withName = (property: string | undefined, value: string): string =>
  property === undefined ? value : `${property}: ${value}`;

const Place = ({ file, line }: { readonly file: string; readonly line: number }) => (
  <code className="[overflow-wrap:anywhere]">
    {file}:{line}
  </code>
);

function Changed({ was, becomes }: { readonly was: string | undefined; readonly becomes: string }) {
  return (
    <pre>
      {was !== undefined && <code className="removed">{`- ${was}\n`}</code>}
      <code className="added">{`+ ${becomes}`}</code>
    </pre>
  );
}
