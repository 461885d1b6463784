'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '#components/words/use-words.ts';

/** Copies a text; says so by a check until the next one. */
export function CopyButton({ text, name }: { readonly text: string; readonly name: string }) {
  const t = useWords();
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      className="control control-quiet"
      aria-label={t(copied ? 'resources.copied' : 'resources.copy', { name })}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      {copied ? <Check size={12} aria-hidden="true" /> : <Copy size={12} aria-hidden="true" />}
    </button>
  );
}
