import type { ComponentProps } from 'react';

/** In place of Next's: nobody follows a link here. */
export default function Link({
  prefetch: _,
  ...props
}: ComponentProps<'a'> & { readonly prefetch?: boolean }) {
  return <a {...props} />;
}
