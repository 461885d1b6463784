import { PlainText } from '#components/ui/plain-text.tsx';
import type { DiffLine } from '#lib/domain/deploy/line-diff.ts';

const MARK = { added: '+', removed: '−', same: ' ' } as const;

/** Lines of a file as they were and are. */
export function DiffBlock({ lines }: { readonly lines: readonly DiffLine[] }) {
  return (
    <div className="diff">
      <pre>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines stand as they are and may repeat
          <span key={index} className="diff-line" data-kind={line.kind}>
            <PlainText text={`${MARK[line.kind]} ${line.text}\n`} />
          </span>
        ))}
      </pre>
    </div>
  );
}
