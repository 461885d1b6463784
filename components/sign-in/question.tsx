import type { ReactNode } from 'react';

/** One ruled question of the picture with its answer. */
export function Question({ asked, children }: { readonly asked: string; readonly children: ReactNode }) {
  return (
    <div className="sign-in-question">
      <p className="font-semibold">{asked}</p>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
