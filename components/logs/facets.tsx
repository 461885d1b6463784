'use client';

import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '#components/words/use-words.ts';
import type { LogGroup, LogLine } from '#lib/domain/logs/line.ts';
import type { KnownField } from '#lib/domain/logs/query/catalogue.ts';
import { type LogQuery, requirements } from '#lib/domain/logs/query/syntax.ts';
import { FacetList } from './facet-list.tsx';

type Props = {
  readonly lines: readonly LogLine[];
  readonly query: LogQuery;
  readonly labelOf: (group: string) => string;
  readonly groups: readonly LogGroup[];
  readonly fields: readonly KnownField[];
  readonly onQuery: (query: string) => void;
};

/** The column beside the list; on a phone a sheet that a button opens. */
export function Facets(props: Props) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const count = requirements(props.query).length;
  return (
    <>
      <button
        type="button"
        className="control log-facets-button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <SlidersHorizontal size={14} aria-hidden="true" />
        {t('logs.facets.filters', { n: count })}
      </button>
      <aside className="log-facets" data-open={open ? '' : undefined} aria-label={t('logs.facets.title')}>
        <FacetList {...props} />
      </aside>
    </>
  );
}
