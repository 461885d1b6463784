'use client';

import { Link } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { LogLine } from '#lib/domain/logs/line.ts';
import { jsonLine } from './json-line.ts';

/** The whole line, its JSON laid out; what was masked says so. Text nodes only. */
export function LineDetail({ line, href }: { readonly line: LogLine; readonly href: string }) {
  const t = useWords();
  const path = usePathname();
  const text = line.fields ? JSON.stringify(line.fields, null, 2) : line.message;
  return (
    <div className="log-detail">
      <pre>
        {text.split('\n').map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one unchanging text
          <JsonLine key={index} text={each} />
        ))}
      </pre>
      <p className="text-label text-t3">
        <PlainText text={`${line.group} · ${line.stream}`} />
      </p>
      <p className="flex flex-wrap gap-1 pt-1">
        <CopyButton
          text={`${origin()}${path}${href}`}
          word={t('logs.copyLink')}
          icon={<Link size={12} aria-hidden="true" />}
          className="control control-quiet"
        />
        <CopyButton text={text} word={t('logs.copyJson')} className="control control-quiet" />
      </p>
    </div>
  );
}

const origin = (): string => (typeof location === 'undefined' ? '' : location.origin);

function JsonLine({ text }: { readonly text: string }) {
  const t = useWords();
  const { indent, name, value } = jsonLine(text);
  const masked = /^"(?:(?:bearer|basic)\s+)?\(masked\)",?$/i.test(value);
  return (
    <span className="block">
      {indent}
      {name && (
        <span className="text-t3">
          <PlainText text={name} />{' '}
        </span>
      )}
      {masked ? (
        <span className="chip">{t('logs.masked')}</span>
      ) : (
        <span className={/^[\d-]|^true|^false/.test(value) ? 'text-accent' : ''}>
          <PlainText text={value} />
        </span>
      )}
    </span>
  );
}
