'use client';

import { memo, useMemo, useState } from 'react';
import { Glyph } from '#components/status/glyph.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { LogGroup, LogLine } from '#lib/domain/logs/line.ts';
import type { KnownField } from '#lib/domain/logs/query/catalogue.ts';
import {
  excludingValue,
  type Facet,
  type FacetValue,
  facetNames,
  facetsOf,
  withoutValue,
  withValue,
} from '#lib/domain/logs/query/facets.ts';
import { printQuery } from '#lib/domain/logs/query/print-query.ts';
import type { LogQuery } from '#lib/domain/logs/query/syntax.ts';
import { toneOf } from './series.ts';

type Props = {
  readonly lines: readonly LogLine[];
  /** Those of them that the query lets through. */
  readonly matching?: readonly LogLine[];
  readonly query: LogQuery;
  readonly labelOf: (group: string) => string;
  readonly groups: readonly LogGroup[];
  /** No line was read yet, and nobody reads: none is counted. */
  readonly unread?: boolean;
  readonly fields: readonly KnownField[];
  readonly onQuery: (query: string) => void;
};

/** Most severe first; Lambda's own lines are of another kind. */
const LEVELS = ['error', 'warn', 'info', 'debug', 'platform'];

/** Values of fields with their counts beside the list: a click writes into the query. */
export const FacetList = memo(function FacetList({
  lines,
  matching,
  query,
  labelOf,
  groups,
  unread,
  fields,
  onQuery,
}: Props) {
  const t = useWords();
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const names = facetNames(fields, wanted);
  const key = names.join(' ');
  const facets = useMemo(
    () =>
      facetsOf({
        ...{ lines, query, labelOf },
        ...(matching ? { passing: matching } : {}),
        fixed: { level: LEVELS, function: groups.map(({ label }) => label) },
        names: ['level', 'function', ...key.split(' ').filter(Boolean)],
      }),
    [lines, matching, query, labelOf, groups, key],
  );
  const pick = (name: string, value: FacetValue, exclude: boolean) => {
    const next = exclude
      ? excludingValue(query, name, value.value)
      : value.chosen
        ? withoutValue(query, name, value.value)
        : withValue(query, name, value.value);
    onQuery(printQuery(next));
  };
  const others = fields.filter(({ name, values }) => !names.includes(name) && values.length > 1);
  return (
    <>
      {facets.map((facet) => (
        <FacetValues
          key={facet.name}
          facet={facet}
          unread={unread === true}
          toneOf={facet.name === 'function' ? (label) => tone(groups, label) : undefined}
          onPick={(value, exclude) => pick(facet.name, value, exclude)}
        />
      ))}
      {others.length > 0 && (
        <p className="facet-add">
          <select
            className="field w-full"
            aria-label={t('logs.facets.add')}
            value=""
            onChange={({ target }) => setWanted((before) => [...before, target.value])}
          >
            <option value="">
              {t('logs.facets.add')} ({others.length})
            </option>
            {others.slice(0, 60).map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </p>
      )}
    </>
  );
});

const tone = (groups: readonly LogGroup[], label: string): string =>
  toneOf(groups, groups.find((each) => each.label === label)?.name ?? '');

type FacetProps = {
  readonly facet: Facet;
  readonly unread: boolean;
  readonly toneOf: ((value: string) => string) | undefined;
  readonly onPick: (value: FacetValue, exclude: boolean) => void;
};

function FacetValues({ facet, unread, toneOf: toneOfValue, onPick }: FacetProps) {
  const t = useWords();
  const { name, values, without } = facet;
  const isOwn = name !== 'level' && name !== 'function';
  const most = Math.max(1, ...values.map(({ lines }) => lines));
  return (
    <fieldset className="facet">
      <legend className={isOwn ? 'mono' : ''}>{isOwn ? <PlainText text={name} /> : t(`logs.${name}`)}</legend>
      {values.map((each) => (
        <button
          key={each.value}
          type="button"
          className="facet-value"
          aria-pressed={each.chosen}
          data-none={each.lines === 0 ? '' : undefined}
          title={t('logs.facets.how')}
          onClick={(event) => onPick(each, event.altKey)}
        >
          {name === 'level' && <LevelMark level={each.value} />}
          {toneOfValue && (
            <svg width="3" height="12" aria-hidden="true">
              <rect width="3" height="12" fill={toneOfValue(each.value)} />
            </svg>
          )}
          <span className="truncate">
            <PlainText
              text={
                name === 'level' ? (each.value === 'platform' ? 'AWS' : each.value.toUpperCase()) : each.value
              }
            />
          </span>
          <span className="ml-auto text-t2">{unread ? '–' : each.lines}</span>
          <svg className="facet-bar" width="100%" height="2" aria-hidden="true">
            <rect width={`${(each.lines / most) * 100}%`} height="2" fill="var(--line3)" />
          </svg>
        </button>
      ))}
      {isOwn && without > 0 && (
        <p className="facet-without">
          {t('logs.facets.without')} <span>{without}</span>
        </p>
      )}
    </fieldset>
  );
}

function LevelMark({ level }: { readonly level: string }) {
  if (level === 'error') return <Glyph status="failing" size={12} />;
  if (level === 'warn') return <Glyph status="degraded" size={12} />;
  return <span className="w-3 shrink-0" />;
}
