import Link from 'next/link';
import { ChoiceMenu } from './choice-menu.tsx';

type Option = {
  readonly key: string;
  readonly href: string;
  readonly word: string;
  readonly current: boolean;
  /** Where the word alone would not say it. */
  readonly name?: string;
};

/** One of a few, kept in the address: side by side, on a phone in a list below the one that is chosen. */
export function Choice({ name, options }: { readonly name: string; readonly options: readonly Option[] }) {
  const links = options.map(({ key, href, word, current, name: full }) => (
    <Link
      prefetch={false}
      key={key}
      href={href}
      scroll={false}
      aria-current={current ? 'true' : undefined}
      aria-label={full}
    >
      {word}
    </Link>
  ));
  return (
    <>
      <nav className="dg-views dg-wide" aria-label={name}>
        {links}
      </nav>
      <ChoiceMenu className="dg-narrow" name={options.find(({ current }) => current)?.word ?? name}>
        <nav aria-label={name}>{links}</nav>
      </ChoiceMenu>
    </>
  );
}
