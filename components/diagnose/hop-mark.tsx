import { useWords } from '#components/words/use-words.ts';
import { shortenMiddle } from '#lib/words/shorten.ts';
import { HOP_ARTWORK } from './hop-artwork.ts';
import { type PlacedHop, WALKED } from './walked-layout.ts';

const SIZE = 2 * WALKED.radius;

/** What a packet meets: AWS's own sign of it, what it is, and what AWS calls this one. */
export function HopMark({ placed: { hop, x, y } }: { readonly placed: PlacedHop }) {
  const t = useWords();
  const name = t(`diagnose.hop.${hop.kind}`).split('\n');
  const under = y + WALKED.radius + 15;
  return (
    <g className="walked-hop" data-kind={hop.kind} data-state={hop.state}>
      {hop.kind === 'elsewhere' ? (
        <svg x={x - 10} y={y - 10} width="20" height="20" className="glyph of-unknown" aria-hidden="true">
          <use href="#glyph-unknown" />
        </svg>
      ) : (
        <svg
          x={x - WALKED.radius}
          y={y - WALKED.radius}
          width={SIZE}
          height={SIZE}
          viewBox="0 0 48 48"
          aria-hidden="true"
        >
          <path fillRule="evenodd" d={HOP_ARTWORK[hop.kind]} />
        </svg>
      )}
      <text x={x} y={under} textAnchor="middle" className="walked-name">
        {name.map((line, index) => (
          <tspan key={line} x={x} dy={index === 0 ? 0 : 14}>
            {line}
          </tspan>
        ))}
      </text>
      {hop.id !== '' && (
        <text x={x} y={under + name.length * 14 + 1} textAnchor="middle" className="walked-id">
          <title>{hop.id}</title>
          {shortenMiddle(hop.id, 16)}
        </text>
      )}
    </g>
  );
}
