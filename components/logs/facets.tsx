'use client';

import { useWords } from '#components/words/use-words.ts';
import type { LogGroup, LogLine } from '#lib/domain/logs/line.ts';
import type { KnownField } from '#lib/domain/logs/query/catalogue.ts';
import type { LogQuery } from '#lib/domain/logs/query/syntax.ts';
import { FacetList } from './facet-list.tsx';

type Props = {
  readonly open: boolean;
  /** Above the fields. */
  readonly children?: React.ReactNode;
  readonly lines: readonly LogLine[];
  readonly matching?: readonly LogLine[];
  readonly query: LogQuery;
  readonly labelOf: (group: string) => string;
  readonly groups: readonly LogGroup[];
  /** No line was read yet, and nobody reads: none is counted. */
  readonly unread?: boolean;
  readonly fields: readonly KnownField[];
  readonly onQuery: (query: string) => void;
};

/** The column beside the list; on a phone there once it is asked for. */
export function Facets({ open, children, ...props }: Props) {
  const t = useWords();
  return (
    <aside className="log-facets" data-open={open ? '' : undefined} aria-label={t('logs.facets.title')}>
      {children}
      <FacetList {...props} />
    </aside>
  );
}
