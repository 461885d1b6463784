'use client';

import { ArrowDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { PlainText } from '#components/ui/plain-text.tsx';
import { SheetScroll } from '#components/ui/sheet-scroll.tsx';
import { useWords } from '#components/words/use-words.ts';
import { inOrder } from '#lib/domain/discovery/in-order.ts';
import {
  type Found,
  foundName,
  foundWhere,
  type Join,
  type Part,
  type ProposedEnvironment,
  type ProposedSystem,
  type Question,
  resourcesIn,
} from '#lib/domain/discovery/proposal.ts';

/** Environments side by side with what is in each and what joins it; what nobody has placed yet stands dashed beside them. */
export function ProposedPicture(props: {
  readonly system: ProposedSystem;
  readonly questions: readonly Question[];
  readonly edit: (part: Part, environment: string) => ReactNode;
}) {
  const t = useWords();
  const { environments } = props.system;
  const isSpread = new Set(environments.map(({ region }) => region)).size > 1;
  return (
    <SheetScroll>
      <div className="discovery-picture">
        {environments.map((each) => (
          <Environment key={each.name} environment={each} saysRegion={isSpread} edit={props.edit} />
        ))}
        {props.questions.map(({ found }) => (
          <div key={foundName(found)} className="discovery-environment" data-open="">
            <p className="flex flex-wrap items-baseline justify-between gap-x-2">
              <span className="font-semibold text-t2">{t('addSystem.which')}</span>
              <span className="mono text-label text-t2">{foundWhere(found).account}</span>
            </p>
            <ul className="mt-2">
              <li>
                <Box name={foundName(found)} found={found} resources={resourcesIn(found)} />
              </li>
            </ul>
          </div>
        ))}
      </div>
    </SheetScroll>
  );
}

function Environment(props: {
  readonly environment: ProposedEnvironment;
  readonly saysRegion: boolean;
  readonly edit: (part: Part, environment: string) => ReactNode;
}) {
  const t = useWords();
  const { name, account, region } = props.environment;
  const { parts, others } = inOrder(props.environment.parts, props.environment.joins);
  return (
    <div className="discovery-environment">
      <p className="flex flex-wrap items-baseline justify-between gap-x-2">
        <span className="font-semibold">{name}</span>
        <span className="mono text-label text-t2">{account}</span>
        {props.saysRegion && <span className="mono basis-full text-label text-t2">{region}</span>}
      </p>
      <ul className="mt-2 grid gap-1">
        {parts.map(({ part, by }, index) => (
          <li key={part.name}>
            {index > 0 && <Arrow by={by} />}
            <Box name={part.name} found={part.found} resources={part.resources}>
              {props.edit(part, name)}
            </Box>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <ul className="mt-2 grid gap-1 text-label text-t2">
          {others.map(({ from, to, by, count }) => (
            <li key={`${from} ${to} ${by}`}>{t(`addSystem.join.${by}`, { from, to, count })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** One stack or state: who made it, its name, how much is in it. */
function Box(props: {
  readonly name: string;
  readonly found: Found;
  readonly resources: number | undefined;
  readonly children?: ReactNode;
}) {
  const t = useWords();
  const { found, resources } = props;
  return (
    <div className="discovery-part">
      <span className="discovery-pill" data-tool={pillOf(found)}>
        {pillOf(found)}
      </span>
      <span className="min-w-0">
        <span className="block [overflow-wrap:anywhere]">
          <PlainText text={props.name} />
        </span>
        <span className="block text-label text-t2 [overflow-wrap:anywhere]">
          {found.kind === 'state'
            ? t('addSystem.state')
            : resources === undefined
              ? t('addSystem.notRead')
              : t('addSystem.resources', { count: resources })}
        </span>
        {props.children}
      </span>
    </div>
  );
}

/** What the part above gives the one below; a gap where they have nothing in common. */
function Arrow({ by }: { readonly by: readonly Join[] }) {
  const t = useWords();
  if (by.length === 0) return <div className="h-1" />;
  return (
    <p className="discovery-arrow">
      <ArrowDown size={14} aria-hidden="true" />
      {by.map((join) => t(`addSystem.joined.${join.by}`, { count: join.count })).join(', ')}
    </p>
  );
}

function pillOf(found: Found): string {
  if (found.kind === 'state') return 'TF';
  return { sam: 'SAM', cdk: 'CDK', cloudformation: 'CFN' }[found.stack.tool];
}
