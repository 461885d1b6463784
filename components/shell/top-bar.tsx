import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';
import { LiveLamp } from '#components/live/lamp.tsx';
import { PortalBanner } from '#components/live/portal-banner.tsx';
import { RefreshButton } from '#components/live/refresh-button.tsx';
import { Tower } from './brand.tsx';
import { CopyLink } from './copy-link.tsx';

export type Crumb = {
  readonly key: string;
  readonly word: ReactNode;
  readonly href?: string;
  readonly menu?: ReactNode;
};

/** Where we are, what the page offers, and whether it is live; under it what keeps it from being so. */
export function TopBar({
  crumbs,
  aside,
  children,
}: {
  readonly crumbs: readonly Crumb[];
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <>
      <header className="top-bar">
        <Link href="/" className="tablet:hidden" aria-label="Yagura" prefetch={false}>
          <Tower size={22} />
        </Link>
        <ol className="crumbs flex min-w-0 items-center gap-2 font-semibold">
          {crumbs.map(({ key, word, href, menu }, index) => (
            <Fragment key={key}>
              {index > 0 && (
                <li aria-hidden="true" className="font-normal text-t3">
                  /
                </li>
              )}
              <li className="flex min-w-0 items-center gap-1">
                {href ? (
                  <Link href={href} className="truncate hover:text-accent" prefetch={false}>
                    {word}
                  </Link>
                ) : (
                  <span className="truncate">{word}</span>
                )}
                {menu}
              </li>
            </Fragment>
          ))}
        </ol>
        {aside && <span className="text-second text-t3 max-tablet:hidden">{aside}</span>}
        <div className="ml-auto flex items-center gap-3 whitespace-nowrap">
          {children}
          <CopyLink />
          <LiveLamp />
          <RefreshButton />
        </div>
      </header>
      <PortalBanner />
    </>
  );
}
