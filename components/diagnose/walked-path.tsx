import { Glyph } from '#components/status/glyph.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { Hop, WalkedLane } from '#lib/domain/diagnose/walk.ts';

/** Between two hops; at 1:1, so that its words are never smaller than the page's. */
const STEP = 132;
const MIDDLE = 42;
const RADIUS = 20;

/** The walked way of one zone: what was passed, where it ends, and dotted what would lie beyond. */
export function WalkedPath({ lane }: { readonly lane: WalkedLane }) {
  const t = useWords();
  const { hops, zone, cidr, missing } = lane;
  const state = missing ? t(`diagnose.stopped.${missing.why}`) : t('diagnose.whole');
  const width = hops.length * STEP;
  return (
    <figure className="walked" data-broken={missing ? '' : undefined}>
      <figcaption className="text-second">
        <b className="text-t1">{t('diagnose.lane', { zone })}</b> <span className="text-t3">{cidr}</span>{' '}
        {missing && (
          <span className="text-failing-ink">
            <Glyph status="failing" /> {state}
          </span>
        )}
      </figcaption>
      {/* Wider than a phone: whoever has no finger scrolls it by key. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls takes the focus (WCAG 2.1.1) */}
      <section className="walked-scroll" tabIndex={0} aria-label={t('diagnose.lane', { zone })}>
        <svg width={width} height="104" role="img" aria-label={t('diagnose.pathLabel', { zone, state })}>
          {hops.slice(1).map((hop, index) => (
            <Line key={`${hop.kind} ${hop.id}`} from={hops[index]} to={hop} at={index} />
          ))}
          {hops.map((hop, index) => (
            <HopMark key={`${hop.kind} ${hop.id}`} hop={hop} at={index} />
          ))}
        </svg>
      </section>
    </figure>
  );
}

function Line({ from, to, at }: { readonly from: Hop | undefined; readonly to: Hop; readonly at: number }) {
  const x1 = at * STEP + STEP / 2 + RADIUS;
  const x2 = (at + 1) * STEP + STEP / 2 - RADIUS;
  const ends = from?.state === 'stopped';
  const beyond = from?.state === 'beyond';
  const middle = (x1 + x2) / 2;
  return (
    <g>
      <line
        x1={x1}
        x2={x2}
        y1={MIDDLE}
        y2={MIDDLE}
        stroke={ends ? 'var(--failing)' : beyond ? 'var(--t3)' : 'var(--c1)'}
        strokeWidth={ends ? 2 : 1.5}
        strokeDasharray={ends ? '6 4' : beyond ? '2 4' : undefined}
      />
      {ends && (
        <svg
          x={middle - 9}
          y={MIDDLE - 9}
          width="18"
          height="18"
          className="glyph of-failing"
          aria-hidden="true"
        >
          <use href="#glyph-failing" />
        </svg>
      )}
      {to.state === 'passed' && (
        <path d={`M${x2 - 6} ${MIDDLE - 4}l6 4l-6 4`} fill="none" stroke="var(--c1)" />
      )}
    </g>
  );
}

/** A drawn sign a kind; the word below says which it is. */
const SIGNS: Readonly<Record<Hop['kind'], string>> = {
  interface: 'M-8 -6h16v12h-16zM-3 6v4M3 6v4M-4 -2h8M-4 2h8',
  'route-table': 'M-9 0h18M0 -9v18M-9 0l4 -4M-9 0l4 4M9 0l-4 -4M9 0l-4 4M0 -9l-4 4M0 -9l4 4',
  'nat-gateway': 'M-9 -6h6l6 12h6M3 6l6 0M-9 6h6l6 -12h6M6 -9l3 3l-3 3M6 3l3 3l-3 3',
  'internet-gateway': 'M-8 9v-9a8 8 0 0 1 16 0v9M-3 9v-8a3 3 0 0 1 6 0v8',
  internet: 'M-9 0a9 9 0 1 0 18 0a9 9 0 1 0 -18 0M-9 0h18M0 -9a14 14 0 0 1 0 18a14 14 0 0 1 0 -18',
};

function HopMark({ hop, at }: { readonly hop: Hop; readonly at: number }) {
  const t = useWords();
  const x = at * STEP + STEP / 2;
  const ink = hop.state === 'stopped' ? 'var(--failing)' : hop.state === 'beyond' ? 'var(--t3)' : 'var(--c1)';
  return (
    <g>
      <circle
        cx={x}
        cy={MIDDLE}
        r={RADIUS}
        fill="var(--s1)"
        stroke={ink}
        strokeWidth="1.5"
        strokeDasharray={hop.state === 'beyond' ? '2 4' : undefined}
      />
      <path
        d={SIGNS[hop.kind]}
        transform={`translate(${x} ${MIDDLE})`}
        fill="none"
        stroke={ink}
        strokeWidth="1.4"
      />
      <text x={x} y="80" textAnchor="middle" className="walked-name">
        {t(`diagnose.hop.${hop.kind}`)}
      </text>
      <text x={x} y="96" textAnchor="middle" className="walked-id">
        {hop.id.length > 17 ? `${hop.id.slice(0, 8)}…${hop.id.slice(-6)}` : hop.id}
      </text>
    </g>
  );
}
