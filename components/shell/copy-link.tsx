'use client';

import { Check, Link2 } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '#components/words/use-words.ts';

/** Copies the address of what is on the screen: filters, range and selection are in it. */
export function CopyLink() {
  const t = useWords();
  const [copied, setCopied] = useState<boolean>();
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => setCopied(true),
      // Without a right to the clipboard the address bar still has it: said, not passed over.
      () => setCopied(false),
    );
  return (
    <button
      type="button"
      className="control control-quiet max-tablet:hidden"
      onClick={copy}
      onBlur={() => setCopied(undefined)}
    >
      {copied ? <Check size={14} aria-hidden="true" /> : <Link2 size={14} aria-hidden="true" />}
      <span role="status">
        {copied === undefined ? t('shell.copyLink') : copied ? t('shell.copied') : t('shell.notCopied')}
      </span>
    </button>
  );
}
