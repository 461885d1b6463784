import { AuditFilters } from '#components/audit/audit-filters.tsx';
import { ChainLine } from '#components/audit/chain-line.tsx';
import { EntriesPanel } from '#components/audit/entries-panel.tsx';
import { BudgetHead } from '#components/budget/budget-head.tsx';
import { BudgetPanel } from '#components/budget/budget-panel.tsx';
import { OutputsTable } from '#components/resources/outputs.tsx';
import { ResourceDetail } from '#components/resources/resource-detail.tsx';
import { ResourceFilters } from '#components/resources/resource-filters.tsx';
import { ResourceTable } from '#components/resources/resource-table.tsx';
import { ConfigNotes, ConfigProblems } from '#components/settings/config-problems.tsx';
import { AccessTable, EnvironmentTable } from '#components/settings/config-tables.tsx';
import { ForgeTable } from '#components/settings/forge-table.tsx';
import { ProcessesPanel } from '#components/settings/processes-panel.tsx';
import { ReadAccess } from '#components/settings/read-access.tsx';
import { failedAfter, ready } from '#lib/domain/reading.ts';
import { reason } from '#lib/domain/reason.ts';
import { type Instant, instant, minutes } from '#lib/domain/time.ts';
import { accessSamples } from './access-samples.ts';
import { Block } from './block.tsx';
import { Cost } from './cost.tsx';
import { graphSample } from './picture-samples.ts';
import { budgetSample, entriesSample, OUTAGE, REFUSED, resourceSamples } from './sheet-samples.ts';

/** Cost, resources, audit, budget and settings: each of their tables, full, empty and not to be had. */
export function Sheets({ now }: { readonly now: Instant }) {
  return (
    <>
      <Cost now={now} />
      <Resources now={now} />
      <Audit now={now} />
      <Block title="BudgetHead, BudgetPanel">
        <BudgetHead reading={budgetSample(now)} />
        <BudgetPanel reading={budgetSample(now)} />
        <BudgetPanel reading={failedAfter(undefined, OUTAGE, now)} />
      </Block>
      <Settings now={now} />
    </>
  );
}

const WHY = [
  { by: 'stack', stack: 'items-dev-app', logicalId: 'ApiFunction', component: 'application' },
] as const;

function Resources({ now }: { readonly now: Instant }) {
  const rows = resourceSamples(now);
  const [first] = rows;
  const [node] = graphSample.nodes;
  const outputs = {
    terraform: {
      api_role_arn: 'arn:aws:iam::000000000000:role/items-dev-api',
      token: '(sensitive)',
      layer: '',
    },
    stack: { ApiUrl: 'https://x.execute-api.ap-northeast-1.amazonaws.com/dev' },
    exports: { ApiUrl: 'items-dev-api-url' },
  };
  return (
    <Block title="ResourceFilters, ResourceTable, ResourceDetail, OutputsTable">
      <ResourceFilters filter={{ q: 'api' }} rows={rows} />
      {first && (
        <ResourceDetail
          row={first}
          detail={node && { node, edges: [], names: {} }}
          why={WHY}
          closeHref="?"
          elsewhere={{ picture: '/e/items/dev/architecture', cost: '/e/items/dev/cost' }}
        />
      )}
      <ResourceTable rows={rows} selected={first?.resource.id} linkTo={(id) => `?r=${id}`} />
      <OutputsTable outputs={outputs} importers={{ 'items-dev-api-url': ['hello/dev'] }} />
    </Block>
  );
}

function Audit({ now }: { readonly now: Instant }) {
  const about = { asOf: now, freshFor: minutes(3), source: 'sample' };
  const linkTo = () => '?';
  return (
    <Block title="ChainLine, AuditFilters, EntriesPanel">
      <ChainLine check={ready({}, about)} />
      <ChainLine check={ready({ to: 37 }, about)} />
      <ChainLine check={ready({ broken: { seq: 4, fault: 'hash' } }, about)} />
      <ChainLine check={failedAfter(undefined, OUTAGE, now)} />
      <AuditFilters filter={{ outcome: 'denied' }} />
      <EntriesPanel
        reading={ready({ entries: entriesSample(now), next: 7 }, about)}
        open="9"
        linkTo={linkTo}
      />
      <EntriesPanel reading={ready({ entries: [] }, about)} open={undefined} linkTo={linkTo} />
      <EntriesPanel reading={failedAfter(undefined, REFUSED, now)} open={undefined} linkTo={linkTo} />
    </Block>
  );
}

function Settings({ now }: { readonly now: Instant }) {
  const about = { asOf: now, freshFor: minutes(3), source: 'sample' };
  const process = (kind: string, silentSeconds: number) => ({
    ...{
      process: `${kind}:vm:1`,
      kind,
      version: '0.1.0',
      doing: kind === 'collector' ? 'items/dev items/prod' : null,
    },
    ...{ startedAt: instant(now - 3_600_000), seenAt: instant(now - silentSeconds * 1_000) },
  });
  const isolation = [
    { runner: 'runner:vm', report: { kind: 'bubblewrap', probedAt: now, walls: {}, limits: 'cgroup' } },
    {
      runner: 'runner:mac',
      report: { kind: 'none', probedAt: now, walls: {}, limits: 'none', why: 'spawn bwrap ENOENT' },
    },
  ] as const;
  const held = {
    leases: [{ name: 'collector/000000000000', holder: 'collector:vm:1', purpose: null }],
    ...{ queue: { waiting: 2, since: instant(now - 90_000) }, migrationsBehind: 1, isolation },
    unserved: ['999900001111'],
    file: {
      version: '1a2b3c4d',
      others: [{ process: 'runner:vm', version: '9f8e7d6c', at: instant(now - 240_000) }],
    },
  };
  const environment = {
    ...{ key: 'items/prod', account: '000000000000', region: 'ap-northeast-1', production: true },
    budgetUsd: 120,
    components: [
      { name: 'infrastructure', approvals: 1, refs: ['main'] },
      { name: 'application', approvals: 1, refs: ['main', 'release/*'] },
      { name: 'edge', approvals: 0, refs: [] },
    ],
    roles: ['arn:aws:iam::000000000000:role/yagura-items-prod-read'],
  };
  const problem = {
    file: 'portal.yaml',
    line: 14,
    path: 'systems.items',
    message: 'unknown key',
    value: 'ownr',
  };
  return (
    <Block title="ConfigProblems, ConfigNotes, ProcessesPanel, EnvironmentTable, AccessTable, ForgeTable, ReadAccess">
      <ConfigProblems problems={[problem]} />
      <ConfigNotes notes={[problem]} />
      <ProcessesPanel
        reading={ready({ ...held, processes: [process('collector', 4), process('runner', 45)] }, about)}
        now={now}
      />
      <ProcessesPanel reading={failedAfter(undefined, OUTAGE, now)} now={now} />
      <EnvironmentTable environments={[environment]} />
      <EnvironmentTable environments={[]} />
      <AccessTable access={[{ group: 'viewers', role: 'viewer', on: '*' }]} />
      <AccessTable access={[]} />
      <ForgeTable
        forges={[
          {
            ...{
              repository: 'main',
              forge: 'github',
              path: 'example/orders',
              waiting: 0,
              sent: 42,
              failed: 0,
            },
            page: 'https://github.com/example/orders',
          },
          {
            ...{ repository: 'site', forge: 'gitlab', path: 'web/site', waiting: 3, sent: 7, failed: 1 },
            failure: reason('answered', { host: 'gitlab.example.com', status: 403, said: '403 Forbidden' }),
          },
        ]}
      />
      <ReadAccess regions={accessSamples(now)} />
    </Block>
  );
}
