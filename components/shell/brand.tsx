/** A watchtower: roof, room, legs. */
export function Tower({ size = 20 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" aria-hidden="true" className="shrink-0">
      <g stroke="var(--t1)" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round">
        <path d="M1.8 7L10 2l8.2 5" />
        <path d="M5 7.6v4.2h10V7.6" />
        <path d="M5.6 12.4L4 18M14.4 12.4L16 18M5 15.2h10M4 18h12" />
      </g>
      <path d="M5.4 9.8h9.2" stroke="var(--accent)" strokeWidth="2" />
    </svg>
  );
}
