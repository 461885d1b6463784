'use client';

import { Copy, Link } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useWords } from '#components/words/use-words.ts';
import type { LogLine } from '#lib/domain/logs/line.ts';

/** The whole line, its JSON laid out; what was masked says so. Text nodes only. */
export function LineDetail({ line }: { readonly line: LogLine }) {
  const t = useWords();
  const path = usePathname();
  const text = line.fields ? JSON.stringify(line.fields, null, 2) : line.message;
  const copy = (value: string) => void navigator.clipboard.writeText(value);
  return (
    <div className="log-detail">
      <pre>
        {text.split('\n').map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one unchanging text
          <JsonLine key={index} text={each} />
        ))}
      </pre>
      <p className="text-label text-t3">
        {line.group} · {line.stream}
      </p>
      <p className="flex flex-wrap gap-1 pt-1">
        <button
          type="button"
          className="control control-quiet"
          onClick={() =>
            copy(`${location.origin}${path}?line=${encodeURIComponent(line.eventId)}&at=${line.at}`)
          }
        >
          <Link size={12} aria-hidden="true" /> {t('logs.copyLink')}
        </button>
        <button type="button" className="control control-quiet" onClick={() => copy(text)}>
          <Copy size={12} aria-hidden="true" /> {t('logs.copyJson')}
        </button>
      </p>
    </div>
  );
}

const PARTS = /^(\s*)("(?:[^"\\]|\\.)*":)?\s?(.*)$/;

function JsonLine({ text }: { readonly text: string }) {
  const t = useWords();
  const [, indent = '', name = '', value = ''] = PARTS.exec(text) ?? [];
  const masked = /^"(?:(?:bearer|basic)\s+)?\(masked\)",?$/i.test(value);
  return (
    <span className="block">
      {indent}
      {name && <span className="text-t3">{name} </span>}
      {masked ? (
        <span className="chip">{t('logs.masked')}</span>
      ) : (
        <span className={/^[\d-]|^true|^false/.test(value) ? 'text-accent' : ''}>{value}</span>
      )}
    </span>
  );
}
