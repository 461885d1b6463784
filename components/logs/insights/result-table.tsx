'use client';

import Link from 'next/link';
import { useState } from 'react';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useView, useWords } from '#components/words/use-words.ts';
import { momentOf } from '#lib/domain/logs/insights/chart.ts';
import type { InsightsResult } from '#lib/domain/logs/insights/run.ts';
import { fullMoment } from '#lib/words/moments.ts';

type Props = {
  readonly result: InsightsResult;
  readonly hrefOf: (row: readonly string[]) => string;
};

const FIRST = 100;

/** Rows as CloudWatch returned them, each with the way to its lines. */
export function ResultTable({ result, hrefOf }: Props) {
  const t = useWords();
  const { zone } = useView();
  const [most, setMost] = useState(FIRST);
  const { columns, rows } = result;
  const numeric = columns.map((_, index) => rows.every((row) => row[index] === '' || isNumber(row[index])));
  return (
    <div className="sheet-scroll insights-table">
      <table className="ruled w-full">
        <thead>
          <tr>
            {columns.map((name, index) => (
              <th key={name} className={numeric[index] ? 'num' : ''}>
                <PlainText text={name} />
              </th>
            ))}
            <th>
              <span className="sr-only">{t('insights.lines')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
            <tr key={place}>
              {row.map((value, index) => {
                const at = momentOf(value);
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name than their place
                  <td key={index} className={numeric[index] ? 'num' : 'insights-cell mono'}>
                    {at === undefined ? <PlainText text={value} /> : fullMoment(at, zone)}
                  </td>
                );
              })}
              <td>
                <Link className="link" href={hrefOf(row)} prefetch={false}>
                  {t('insights.lines')}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most && (
        <p className="p-5">
          <button type="button" className="control" onClick={() => setMost(most + 500)}>
            {t('insights.more', { n: rows.length - most })}
          </button>
        </p>
      )}
    </div>
  );
}

const isNumber = (text: string | undefined): boolean =>
  text !== undefined && text !== '' && Number.isFinite(Number(text));
