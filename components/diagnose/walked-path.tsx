import '#components/diagram/diagram.css';
import { useWords } from '#components/words/use-words.ts';
import type { WalkedLane } from '#lib/domain/diagnose/lane.ts';
import { shortenMiddle } from '#lib/words/shorten.ts';
import { BrokenMark } from './broken-mark.tsx';
import { LAMBDA_ARTWORK } from './hop-artwork.ts';
import { HopMark } from './hop-mark.tsx';
import { type Place, type PlacedLane, WALKED, walkedLayout } from './walked-layout.ts';
import { WalkedLine } from './walked-line.tsx';

/** The way out of a function's VPC, a box a zone: what was passed, where it ends, and dotted what would lie beyond. */
export function WalkedPath(props: { readonly label: string; readonly lanes: readonly WalkedLane[] }) {
  const { label, lanes } = props;
  const t = useWords();
  const { height, start, lanes: placed, hops, lines } = walkedLayout(lanes);
  const states = lanes.map((lane) =>
    t('diagnose.pathLabel', { zone: lane.zone, state: stateWords(t, lane) }),
  );
  return (
    <>
      {/* Wider than a phone: whoever has no finger scrolls it by key. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls takes the focus (WCAG 2.1.1) */}
      <section className="walked-scroll" tabIndex={0} aria-label={t('diagnose.path')}>
        <svg width={WALKED.width} height={height} role="img" aria-label={states.join('. ')}>
          {placed.map((each) => (
            <Zone key={each.lane.subnet} placed={each} />
          ))}
          {lines.map((line) => (
            <WalkedLine key={line.key} line={line} />
          ))}
          <Start
            at={start}
            label={label}
            subnets={lanes.length}
            broken={lanes.some((each) => each.missing)}
          />
          {hops.map((each) => (
            <HopMark key={each.key} placed={each} />
          ))}
          {placed.map(
            ({ lane, missingAt }) =>
              missingAt && (
                <text key={lane.subnet} {...missingAt} textAnchor="middle" className="walked-missing">
                  {stateWords(t, lane)}
                </text>
              ),
          )}
        </svg>
      </section>
    </>
  );
}

function stateWords(t: ReturnType<typeof useWords>, { missing, unfollowed, served }: WalkedLane): string {
  if (missing) return t(`diagnose.stopped.${missing.why}`);
  if (unfollowed !== undefined) return t('diagnose.unfollowed', { at: unfollowed });
  return t(served ? 'diagnose.served' : 'diagnose.whole');
}

function Zone({ placed: { lane, top } }: { readonly placed: PlacedLane }) {
  const t = useWords();
  const { x, width } = WALKED.box;
  return (
    <g className="walked-zone" data-broken={lane.missing ? '' : undefined}>
      <rect x={x + 0.5} y={top + 0.5} width={width} height={WALKED.lane - 1} />
      <text x={x + 10} y={top + 19}>
        {t('diagnose.lane', { zone: lane.zone })}
        <tspan dx="6" className="walked-id">
          {lane.cidr}
        </tspan>
      </text>
    </g>
  );
}

const TILE = 44;

function Start(props: {
  readonly at: Place;
  readonly label: string;
  readonly subnets: number;
  readonly broken: boolean;
}) {
  const { at, label, subnets, broken } = props;
  const t = useWords();
  const [x, y] = [at.x - TILE / 2, at.y - TILE / 2];
  return (
    <g>
      <svg x={x} y={y} width={TILE} height={TILE} viewBox="0 0 64 64" aria-hidden="true">
        <path fill="#ed7100" d="M0 0h64v64H0z" />
        <path fill="#fff" fillRule="evenodd" d={LAMBDA_ARTWORK} />
      </svg>
      {broken && <BrokenMark x={x + TILE} y={y} />}
      <text x={at.x} y={at.y + TILE / 2 + 16} textAnchor="middle" className="walked-name">
        <title>{label}</title>
        {shortenMiddle(label, 12)}
      </text>
      <text x={at.x} y={at.y + TILE / 2 + 31} textAnchor="middle" className="walked-id">
        {t('diagnose.subnets', { n: subnets })}
      </text>
    </g>
  );
}
