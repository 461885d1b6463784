'use client';

import { ChevronDown } from 'lucide-react';
import { type ReactNode, useRef } from 'react';

/** A list that opens below its name; it closes when something in it is chosen, or the focus goes elsewhere. */
export function ChoiceMenu(props: {
  readonly name: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const details = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (details.current) details.current.open = false;
  };
  return (
    <details
      ref={details}
      className={`dg-menu ${props.className ?? ''}`}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !details.current?.open) return;
        event.stopPropagation();
        close();
      }}
    >
      <summary className="dg-tool">
        {props.name}
        <ChevronDown size={14} aria-hidden="true" />
      </summary>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: what is chosen are the links inside */}
      <div className="dg-menu-list" onClick={close}>
        {props.children}
      </div>
    </details>
  );
}
