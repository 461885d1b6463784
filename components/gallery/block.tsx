import type { ReactNode } from 'react';

/** One part of the house under its own name. */
export const Block = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="border-t border-line2 px-5 py-4">
    <h3 className="mono pb-3 text-t3">{title}</h3>
    {children}
  </section>
);

/** What a sample shows, above it. */
export const Sample = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="min-w-0 pb-4">
    <p className="mono pb-1 text-label text-t3">{name}</p>
    {children}
  </div>
);
