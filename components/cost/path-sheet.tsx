import Link from 'next/link';
import { useWords } from '#components/words/use-words.ts';
import type { CostPath, PathStep } from '#lib/domain/cost/path.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { compact, percent } from '#lib/words/figures.ts';
import { unitCost } from '#lib/words/money.ts';

type Measured = Extract<CostPath, { state: 'measured' }>;
type Props = {
  readonly environment: EnvironmentKey;
  readonly here: string;
  readonly path: CostPath;
  /** What it is compared with, where that takes requests too. */
  readonly there: { readonly name: string; readonly path: CostPath } | undefined;
};

/** Parts of the way itself follow one another; what comes along is added. */
const ALONG: readonly string[] = ['logs', 'data'];
const WIDTH = 1_000;
const HEIGHT = 10;

/** What a thousand requests cost, part by part along their way, and what stands whether anybody asks or not. */
export function PathSheet({ environment, here, path, there }: Props) {
  const t = useWords();
  if (path.state === 'no-door') return null;
  if (path.state !== 'measured')
    return (
      <section className="cost-path" aria-label={t('cost.path.title')}>
        <p className="text-t2">{t(`cost.path.${path.state}`)}</p>
      </section>
    );
  const other = there?.path.state === 'measured' ? there.path : undefined;
  const { totalUsd, fixedUsd, doubledUsd, requests, steps, unknown, walked } = path;
  return (
    <section className="cost-path" aria-labelledby="cost-path">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 id="cost-path" className="font-semibold">
          {t('cost.path.total', { name: here, usd: unitCost(totalUsd) })}
          {there && other && t('cost.path.totalThere', { name: there.name, usd: unitCost(other.totalUsd) })}
        </h2>
        <span className="text-second text-t3">{t('cost.path.requests', { n: compact(requests) })}</span>
        {totalUsd > 0 && (
          <span className="text-t2 desk:ml-auto">
            {t('cost.path.fixedShare', { share: percent(fixedUsd / totalUsd), usd: unitCost(doubledUsd) })}
          </span>
        )}
      </div>
      <ol className="cost-path-steps">
        {steps.map((each, index) => (
          <li key={each.kind}>
            {index > 0 && (
              <span className="cost-path-sign" aria-hidden="true">
                {ALONG.includes(each.kind) ? '+' : '→'}
              </span>
            )}
            <Step environment={environment} step={each} index={index} there={there?.name} other={other} />
          </li>
        ))}
        <li>
          <span className="cost-path-sign" aria-hidden="true">
            +
          </span>
          <span>
            <span className="block">
              <Swatch fill="url(#hatch)" /> {t('cost.path.fixed')}
            </span>
            <b className="block">{unitCost(fixedUsd)}</b>
            {there && other && (
              <span className="block text-second text-t3">
                {there.name} {unitCost(other.fixedUsd)}
              </span>
            )}
          </span>
        </li>
      </ol>
      <Bar path={path} />
      <p className="text-second text-t3">
        {t(walked ? 'cost.path.walked' : 'cost.path.notWalked')}{' '}
        {unknown > 0 && t('cost.path.unknown', { n: unknown })}
      </p>
    </section>
  );
}

function Step(props: {
  readonly environment: EnvironmentKey;
  readonly step: PathStep;
  readonly index: number;
  readonly there: string | undefined;
  readonly other: Measured | undefined;
}) {
  const { environment, step, index, there, other } = props;
  const t = useWords();
  const [only] = step.names;
  const beside = other?.steps.find(({ kind }) => kind === step.kind);
  return (
    <span>
      <span className="block">
        <Swatch fill={fillOf(index)} />{' '}
        <Link
          className="link"
          href={`/e/${environment}/architecture?node=${encodeURIComponent(step.resource)}`}
          prefetch={false}
          title={step.names.join(', ')}
        >
          {t(`cost.path.step.${step.kind}`, { n: step.names.length, name: only ?? '' })}
        </Link>
      </span>
      <b className="block">{unitCost(step.usd)}</b>
      {step.unknown > 0 && (
        <span className="block text-second text-unknown-ink">
          {t('cost.plusUnknown', { n: step.unknown })}
        </span>
      )}
      {other && (
        <span className="block text-second text-t3">
          {there} {beside ? unitCost(beside.usd) : t('cost.compare.none')}
        </span>
      )}
    </span>
  );
}

/** All parts to scale, the fixed one last. */
function Bar({ path: { steps, fixedUsd, totalUsd } }: { readonly path: Measured }) {
  if (totalUsd <= 0) return null;
  let at = 0;
  const parts = [
    ...steps.map(({ usd }, index) => [usd, fillOf(index)] as const),
    [fixedUsd, 'url(#hatch)'] as const,
  ];
  return (
    <svg
      width="100%"
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="my-2 block"
    >
      {parts.map(([usd, fill]) => {
        const [from, width] = [at, (usd / totalUsd) * WIDTH];
        at += width;
        return <rect key={fill} x={from} width={width} height={HEIGHT} fill={fill} />;
      })}
    </svg>
  );
}

const fillOf = (index: number): string => `var(--c${index + 1})`;

function Swatch({ fill }: { readonly fill: string }) {
  return (
    <svg width="9" height="9" aria-hidden="true" className="inline-block">
      <rect width="9" height="9" fill={fill} />
    </svg>
  );
}
