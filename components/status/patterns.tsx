/**
 * Textures that mean "not certain", once a document: hatch is unknown, a gap or a forecast; stripes are a deploy.
 * Zero-sized and not `display: none`, or browsers do not paint with them.
 */
export function Patterns() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true">
      <defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="6" stroke="var(--unknown)" strokeWidth="1.6" />
        </pattern>
        <pattern
          id="hatch-faint"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="0" y1="0" x2="0" y2="6" stroke="var(--line2)" strokeWidth="1.6" />
        </pattern>
        <pattern
          id="hatch-fine"
          width="3.5"
          height="3.5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="0" y1="0" x2="0" y2="3.5" stroke="var(--t3)" strokeWidth="1.4" />
        </pattern>
        <pattern
          id="stripes"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-45)"
        >
          <rect width="6" height="6" fill="color-mix(in oklab, var(--deploying) 35%, transparent)" />
          <line x1="0" y1="0" x2="0" y2="6" stroke="var(--deploying)" strokeWidth="5" />
        </pattern>
      </defs>
    </svg>
  );
}
