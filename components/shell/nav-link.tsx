'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

type Props = {
  readonly href: string;
  /** Also current on pages below it. */
  readonly below?: boolean;
  readonly className: string;
  readonly children: ReactNode;
};

/** A link that knows whether it is where we are. */
export function NavLink({ href, below = true, className, children }: Props) {
  const path = usePathname();
  const current = path === href || (below && href !== '/' && path.startsWith(`${href}/`));
  return (
    <Link href={href} prefetch={false} className={className} aria-current={current ? 'page' : undefined}>
      {children}
    </Link>
  );
}
