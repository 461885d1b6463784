'use client';

import { Check, Copy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useWords } from '#components/words/use-words.ts';

type Props = {
  /** What is copied; the address of the page when absent. */
  readonly text?: string | (() => string);
  readonly word: string;
  readonly icon?: ReactNode;
  readonly className?: string;
  /** The word is heard, not seen. */
  readonly iconOnly?: boolean;
  /** A key of the page that copies at once. */
  readonly shortcut?: string;
};

/** Copies a text, and says whether it did: without a right to the clipboard nothing is passed over. */
export function CopyButton({ text, word, icon, className = 'control', iconOnly = false, shortcut }: Props) {
  const t = useWords();
  const [copied, setCopied] = useState<boolean>();
  const copy = () =>
    navigator.clipboard.writeText((typeof text === 'function' ? text() : text) ?? location.href).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  const said = copied === undefined ? '' : t(copied ? 'shell.copied' : 'shell.notCopied');
  return (
    <>
      <button
        type="button"
        className={className}
        onClick={copy}
        onBlur={() => setCopied(undefined)}
        aria-keyshortcuts={shortcut}
        data-at-once={shortcut && ''}
      >
        {copied ? <Check size={14} aria-hidden="true" /> : (icon ?? <Copy size={13} aria-hidden="true" />)}
        <span className={iconOnly ? 'sr-only' : undefined}>{said || word}</span>
      </button>
      {/* Not in the button: what is a region of its own names no button. */}
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  );
}
