/** Half a day of a made-up environment: a deploy that went well, one that did not, and the way back. */
export function SampleStrip() {
  return (
    <svg height="54" className="strip mt-1" aria-hidden="true">
      <rect x="62%" width="38%" height="43" fill="var(--s2)" opacity="0.6" />
      <line x2="100%" y1="43" y2="43" stroke="var(--line3)" />
      <svg
        aria-hidden="true"
        y="4"
        height="18"
        viewBox="0 0 1000 100"
        preserveAspectRatio="none"
        className="strip-traffic"
      >
        <path d={TRAFFIC} />
      </svg>
      <rect width="74%" y="40" height="3" fill="var(--healthy)" />
      <rect x="30%" width="0.8%" y="33" height="10" fill="var(--degraded)" />
      <rect x="74%" width="2%" y="35" height="8" fill="url(#stripes)" />
      <rect x="76%" width="8%" y="33" height="10" fill="var(--degraded)" />
      <rect x="84%" width="16%" y="40" height="3" fill="var(--healthy)" />
      {MARKS.map(({ x, label, colour }) => (
        <svg key={x} aria-hidden="true" x={x} width="1" height="54" overflow="visible">
          <line x1="0" x2="0" y1="23" y2="43" stroke={colour} strokeDasharray="1.5 2.5" />
          <path d="M0 46l3.5 6h-7z" fill={colour} />
          <text x="6" y="53" className="text-label" fill="var(--t3)">
            {label}
          </text>
        </svg>
      ))}
    </svg>
  );
}

const MARKS = [
  { x: '37%', label: '#8', colour: 'var(--t2)' },
  { x: '76%', label: '#9', colour: 'var(--degraded)' },
  { x: '84%', label: '#8', colour: 'var(--t2)' },
] as const;

const TRAFFIC =
  'M0 30l40 4 40-6 40 8 40 10 40 6 40 2 40-8 40-14 40-6 40-10 40 6 40-4 40 8 40-6 40 2 40-8 40 10 40 4 40-6 40 2 40-4 40 6 40-2 40 4 40-6';
