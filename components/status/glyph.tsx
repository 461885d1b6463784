import type { Verdict } from '#lib/domain/health/health.ts';

export type Status = Verdict | 'deploying';

/**
 * Shape before colour: disc with a check, triangle, octagon, arc with an arrow, dashed ring. Decorative: the word
 * stands beside it, or the caller gives a name.
 */
export function Glyph({
  status,
  size = 14,
  label,
}: {
  readonly status: Status;
  readonly size?: number;
  readonly label?: string;
}) {
  const look = { width: size, height: size, className: `glyph of-${status}` };
  const shape = <use href={`#glyph-${status}`} />;
  return label === undefined ? (
    <svg {...look} aria-hidden="true">
      {shape}
    </svg>
  ) : (
    <svg {...look} role="img" aria-label={label}>
      {shape}
    </svg>
  );
}

/** The shapes of all glyphs, once a document: a list of many environments refers to them. */
export function GlyphShapes() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true">
      {Object.entries(SHAPES).map(([status, shape]) => (
        <symbol key={status} id={`glyph-${status}`} viewBox="0 0 16 16" fill="none">
          {shape}
        </symbol>
      ))}
    </svg>
  );
}

const mark = {
  stroke: 'var(--s1)',
  strokeWidth: 1.8,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

const SHAPES: Readonly<Record<Status, React.ReactNode>> = {
  healthy: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M5 8.2l2.1 2.1L11.2 6" {...mark} />
    </>
  ),
  degraded: (
    <>
      <path
        d="M8 2.2l6.3 11.2H1.7z"
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      <path d="M8 6.4v3.2" {...mark} />
      <circle cx="8" cy="11.8" r="1" fill="var(--s1)" />
    </>
  ),
  failing: (
    <>
      <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" fill="currentColor" />
      <path d="M5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4" {...mark} />
    </>
  ),
  deploying: (
    <>
      <path d="M3.4 3.4a6.5 6.5 0 1 0 9.2 0" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />
      <path
        d="M8 11.5V4.6M5.3 7.2L8 4.5l2.7 2.7"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="6.6" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2.6 2" />
      <path
        d="M6.3 6.4c.1-1 .8-1.6 1.8-1.6s1.7.6 1.7 1.5c0 1.2-1.7 1.3-1.7 2.6"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeLinecap="round"
      />
      <circle cx="8.1" cy="11" r=".9" fill="currentColor" />
    </>
  ),
};
