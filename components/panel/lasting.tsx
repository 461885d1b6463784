'use client';

import { type ReactNode, use, useEffect, useState } from 'react';

/**
 * A part that is slow to read keeps what it showed until the next arrives: a refresh of the page does not wait for it. Only the
 * first is waited for, under the nearest Suspense.
 */
export function Lasting({ content }: { readonly content: Promise<ReactNode> }) {
  const [first] = useState(content);
  const [later, setLater] = useState<{ readonly node: ReactNode }>();
  const initial = use(first);
  useEffect(() => {
    if (content === first) return;
    let wanted = true;
    content.then(
      (node) => wanted && setLater({ node }),
      (error) =>
        setLater(() => {
          throw error;
        }),
    );
    return () => {
      wanted = false;
    };
  }, [content, first]);
  return later ? later.node : initial;
}
