import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';

/** A button that may not be used: dashed, with a lock, and the reason printed below, never in a tooltip. */
export function Disabled({ label, reason }: { readonly label: string; readonly reason: ReactNode }) {
  return (
    <div>
      <button type="button" disabled className="control w-full">
        <Lock size={13} aria-hidden="true" />
        {label}
      </button>
      <p className="mt-1 text-second text-t2">{reason}</p>
    </div>
  );
}
