'use client';

import { useMemo } from 'react';
import { fieldValue } from '#lib/domain/logs/field-value.ts';
import {
  fieldCatalogue,
  type KnownField,
  type UnknownField,
  unknownFields,
} from '#lib/domain/logs/query/catalogue.ts';
import { type Loosened, loosened } from '#lib/domain/logs/query/loosen.ts';
import type { Shown } from './use-shown.ts';

export type FieldsSeen = {
  readonly fields: readonly KnownField[];
  readonly unknown: readonly UnknownField[];
  /** What to take away of a query that finds nothing. */
  readonly loosened: readonly Loosened[];
};

const NOTHING: readonly Loosened[] = [];

/** Fields of the lines, those of the query that no line has, and how to go on where nothing matches. */
export function useFieldsSeen({ lines, filter, matching, labelOf }: Shown): FieldsSeen {
  const { query } = filter;
  const fields = useMemo(() => fieldCatalogue(lines), [lines]);
  const unknown = useMemo(
    () => unknownFields(query, fields, (name) => lines.some((line) => fieldValue(line, name) !== undefined)),
    [query, fields, lines],
  );
  const isEmpty = matching.length === 0 && lines.length > 0;
  const ways = useMemo(
    () => (isEmpty ? loosened(query, lines, labelOf) : NOTHING),
    [isEmpty, query, lines, labelOf],
  );
  return { fields, unknown, loosened: ways };
}
