import { Link2 } from 'lucide-react';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { useWords } from '#components/words/use-words.ts';

/** Copies the address of what is on the screen: filters, range and selection are in it. */
export function CopyLink() {
  const t = useWords();
  return (
    <CopyButton
      word={t('shell.copyLink')}
      icon={<Link2 size={14} aria-hidden="true" />}
      className="control control-quiet max-desk:hidden"
    />
  );
}
