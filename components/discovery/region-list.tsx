'use client';

import { Plus } from 'lucide-react';
import { Glyph } from '#components/status/glyph.tsx';
import { Age } from '#components/time/age.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { PlainText } from '#components/ui/plain-text.tsx';
import { useWords } from '#components/words/use-words.ts';
import type { TriedCall } from '#lib/domain/discovery/seen.ts';
import { missingStatement } from '#lib/domain/membership/missing-statement.ts';
import { failureWords } from '#lib/words/failure.ts';
import type { Scanned } from './scan.ts';

/** Accounts with their regions: what may be read of each, and which calls are refused. Refused is never counted as empty. */
export function RegionList(props: { readonly scanned: readonly Scanned[]; readonly addAccount: () => void }) {
  const t = useWords();
  const { scanned } = props;
  const byAccount = Map.groupBy(scanned, ({ account }) => account);
  return (
    <section aria-labelledby="accounts">
      <h2 id="accounts" className="section-head font-semibold">
        {t('addSystem.accountsAndRegions')}
        <span className="ml-auto text-second font-normal text-t2">{t('addSystem.callsHead')}</span>
      </h2>
      {[...byAccount].map(([account, regions]) => (
        <div key={account} className="border-b border-line1 px-5 py-3">
          <p className="flex items-baseline justify-between gap-2">
            <span className="mono">{account}</span>
            <ReadAge regions={regions} />
          </p>
          <ul className="mt-1 grid gap-2">
            {regions.map((each) => (
              <Region key={each.region} scanned={each} />
            ))}
          </ul>
        </div>
      ))}
      <div className="border-b border-line1 px-5 py-3">
        <button type="button" className="control" onClick={props.addAccount}>
          <Plus size={14} aria-hidden="true" />
          {t('addSystem.addAccount')}
        </button>
      </div>
      <States scanned={scanned} />
    </section>
  );
}

/** As old as the oldest of its regions. */
function ReadAge({ regions }: { readonly regions: readonly Scanned[] }) {
  const at = regions.flatMap(({ readAt }) => readAt ?? []).toSorted((a, b) => a - b)[0];
  return at === undefined ? null : (
    <span className="text-second text-t2">
      <Age at={at} plain />
    </span>
  );
}

/** Buckets that hold states, and how many each. */
function States({ scanned }: { readonly scanned: readonly Scanned[] }) {
  const t = useWords();
  const states = scanned.flatMap(({ seen }) => seen?.states ?? []);
  if (states.length === 0) return null;
  return (
    <div className="px-5 py-3">
      <h3 className="font-semibold">{t('addSystem.whereStates')}</h3>
      <dl className="mt-1 grid gap-1">
        {[...Map.groupBy(states, ({ bucket }) => bucket)].map(([bucket, all]) => (
          <div key={bucket} className="flex gap-2">
            <dt className="mono min-w-0 flex-1 text-t2 [overflow-wrap:anywhere]">s3://{bucket}</dt>
            <dd className="num">{t('addSystem.states', { count: all.length })}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-1 text-second text-t2">{t('addSystem.statesMasked')}</p>
    </div>
  );
}

function Region({ scanned: { region, seen, done, refused } }: { readonly scanned: Scanned }) {
  const t = useWords();
  const failed = (seen?.tried ?? []).filter(({ failure }) => failure);
  const read = (seen?.tried.length ?? 0) - failed.length;
  const nothing = refused !== undefined || (seen !== undefined && read === 0);
  const status = !done || nothing ? 'unknown' : failed.length > 0 ? 'degraded' : 'healthy';
  return (
    <li>
      <p className="flex items-center gap-2">
        <Glyph
          status={status}
          label={t(
            `addSystem.readable.${nothing ? 'none' : !done ? 'now' : failed.length > 0 ? 'some' : 'all'}`,
          )}
        />
        <span className="mono">{region}</span>
        <span className={`num ml-auto ${status === 'degraded' ? 'text-degraded-ink' : 'text-t2'}`}>
          {nothing
            ? t('addSystem.refused')
            : seen
              ? t('addSystem.callsReadable', { read, all: seen.tried.length })
              : t('addSystem.waits')}
        </span>
      </p>
      {refused !== undefined && (
        <div className="pl-6 text-second text-t2 [overflow-wrap:anywhere]">
          <PlainText text={refused} /> {t('addSystem.notCounted')}
          <RoleTemplate />
        </div>
      )}
      {failed.map((each) => (
        <RefusedCall key={each.action} call={each} />
      ))}
      <MissingStatement failed={failed} />
    </li>
  );
}

/** Where the role is, that lets the collector look. */
function RoleTemplate() {
  const t = useWords();
  return (
    <details>
      <summary className="cursor-pointer text-accent">{t('addSystem.template')}</summary>
      <p>{t('addSystem.templateHow')}</p>
      <code className="mono">infra/portal/onboard/read-role.template.yaml</code>
    </details>
  );
}

/** The one statement that would let all of them through. */
function MissingStatement({ failed }: { readonly failed: readonly TriedCall[] }) {
  const t = useWords();
  const denied = failed.flatMap(({ failure }) => (failure?.kind === 'denied' ? [failure] : []));
  const statement = missingStatement(denied);
  if (statement === undefined) return null;
  return (
    <details className="pl-6 text-second">
      <summary className="cursor-pointer text-accent">{t('addSystem.statement')}</summary>
      <pre className="mono mt-1 whitespace-pre-wrap [overflow-wrap:anywhere]">{statement}</pre>
      <CopyButton text={statement} word={t('readAccess.copy')} />
    </details>
  );
}

function RefusedCall({ call: { action, failure } }: { readonly call: TriedCall }) {
  const t = useWords();
  if (!failure) return null;
  const lacks = failure.kind === 'denied' ? LACKS[action] : undefined;
  return (
    <div className="pl-6 text-second">
      <p className="mono">{action}</p>
      <p className="text-t2 [overflow-wrap:anywhere]">
        <PlainText text={lacks ? t(`addSystem.lacks.${lacks}`) : failureWords(t, failure).what} />
      </p>
    </div>
  );
}

/** What stays unknown without a call. */
const LACKS: Readonly<Record<string, 'stacks' | 'tool' | 'resources' | 'buckets' | 'states'>> = {
  'cloudformation:DescribeStacks': 'stacks',
  'cloudformation:GetTemplateSummary': 'tool',
  'cloudformation:ListStackResources': 'resources',
  's3:ListAllMyBuckets': 'buckets',
  's3:ListBucket': 'states',
};
